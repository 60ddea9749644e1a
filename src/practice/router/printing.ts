/** The commands that read: print, getall, listen, find and get. */
import { targets } from './arguments.ts'
import { every, readDuration } from './durations.ts'
import type { Call, Command, Outcome } from './menu.ts'
import { passes } from './query.ts'
import { choose, show } from './records.ts'
import type { Item } from './table.ts'
import { invalidValue, noMatch, unknownParameter } from './trap.ts'

const needs = ['read']
const print: Command = { needs, run: printList }
const printOne: Command = { needs, run: printSingle }

/** The reading commands of a menu with many records. */
export const listReading: Readonly<Record<string, Command>> = {
  print,
  getall: print,
  listen: { needs, run: listen },
  find: { needs, run: find },
  get: { needs, run: (call) => get(call, targets(call)[0]) },
}

/** The reading commands of a menu with one record. */
export const singleReading: Readonly<Record<string, Command>> = {
  print: printOne,
  getall: printOne,
  listen: { needs, run: listen },
  get: { needs, run: (call) => get(call, call.table.single()) },
}

function printList(call: Call): Outcome {
  const { attributes } = call.request
  if (attributes.has('count-only')) return { ret: String(matching(call, candidates(call)).length) }
  if (attributes.has('follow-only')) return listen(call)
  const rows = () => chosen(call, candidates(call))
  if (attributes.has('interval')) return repeat(call, rows)
  return attributes.has('follow') ? { ...listen(call), rows: rows() } : { rows: rows() }
}

/** The records worth looking at: those asked for by id, or by name, or all. */
function candidates({ table, request: { attributes, queries } }: Call): Item[] {
  const from = attributes.get('.id') ?? attributes.get('from')
  if (from !== undefined) return from.split(',').map((word) => table.find(word))
  const name = queries.some((query) => query.startsWith('?#'))
    ? undefined
    : queries.map((query) => /^\?=?name=(.*)$/s.exec(query)?.[1]).find((text) => text !== undefined)
  return name === undefined ? table.items() : table.named(name)
}

function printSingle(call: Call): Outcome {
  const rows = () => chosen(call, [call.table.single()])
  return call.request.attributes.has('interval') ? repeat(call, rows) : { rows: rows() }
}

/** `=interval=`: the same print again and again, each time as the next `.section`. */
function repeat({ request }: Call, rows: () => Item[]): Outcome {
  const interval = readDuration(request.attributes.get('interval') ?? '')
  if (!interval) throw invalidValue('interval')
  return {
    stream: (emit) => {
      let section = 0
      const print = () => {
        for (const row of rows()) emit(new Map([...row, ['.section', String(section)]]))
        section += 1
      }
      print()
      return every(interval, print)
    },
  }
}

function chosen(call: Call, items: readonly Item[]): Item[] {
  return matching(call, items).map((item) => choose(item, call.request.proplist))
}

function matching({ table, state, caller, request }: Call, items: readonly Item[]): Item[] {
  return items.map((item) => show(table, item, state, caller)).filter((item) => passes(item, request.queries))
}

/** Additions and changes come as whole records, removals as `.id` and `.dead`. */
function listen(call: Call): Outcome {
  const { state, table } = call
  if (!table.menu.commands.get('print')?.accepts.has('follow-only'))
    throw unknownParameter(state.version, 'follow-only')
  return {
    stream: (emit) =>
      state.onChange(({ menu, id, change }) => {
        if (menu !== table.menu.path) return
        if (change === 'remove')
          return emit(
            new Map([
              ['.id', id],
              ['.dead', 'true'],
            ]),
          )
        const item = table.get(id)
        for (const row of item ? chosen(call, [item]) : []) emit(row)
      }),
  }
}

function find({ table }: Call): Outcome {
  return {
    ret: table
      .items()
      .map((item) => item.get('.id'))
      .join(';'),
  }
}

function get({ table, state, caller, request }: Call, item: Item | undefined): Outcome {
  const shown = item ? show(table, item, state, caller) : new Map<string, string>()
  const name = request.attributes.get('value-name')
  if (name === undefined) return { ret: [...shown].map((pair) => pair.join('=')).join(';') }
  if (name !== '.id' && !table.menu.properties.has(name)) throw noMatch('value-name')
  return { ret: shown.get(name) ?? '' }
}
