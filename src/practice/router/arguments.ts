/** Which arguments a request may have, and how its records and values are read. */
import type { Call, Field, Menu } from './menu.ts'
import { missing, notPermitted, unknownParameter } from './trap.ts'
import { readValue } from './values.ts'

/** The properties a request may write. */
export function writable(menu: Menu): Map<string, Field> {
  return new Map([...menu.properties].filter(([, property]) => property.writable))
}

/** Traps when an argument does not exist in this version, or when the caller may not. */
export function admit(command: { accepts: ReadonlySet<string>; needs: readonly string[] }, call: Call): void {
  for (const name of call.request.attributes.keys()) {
    if (!accepts(command.accepts, name)) throw unknownParameter(call.state.version, name)
  }
  if (command.needs.some((policy) => !call.caller.policies.has(policy))) throw notPermitted()
}

/** The API's `.id` is the unnamed argument of the console: `numbers`, `number` or `from`; `!name` unsets. */
function accepts(known: ReadonlySet<string>, name: string): boolean {
  if (name === '.id') return ['numbers', 'number', 'from'].some((unnamed) => known.has(unnamed))
  return known.has(name.startsWith('!') ? name.slice(1) : name)
}

/** The records named by `.id`, `numbers` or `number`: ids and names, separated by commas. */
export function targets({ table, request: { attributes } }: Call) {
  const text = attributes.get('.id') ?? attributes.get('numbers') ?? attributes.get('number')
  if (text === undefined) throw missing('.id')
  return text === '' ? [] : text.split(',').map((word) => table.find(word))
}

/** The values of a request, read; undefined unsets (`=!name=`). */
export function readValues(call: Call, current: (name: string) => string | undefined): Map<string, string | undefined> {
  const values = new Map<string, string | undefined>()
  for (const [name, property] of writable(call.table.menu)) {
    const text = call.request.attributes.get(name)
    if (text !== undefined) values.set(name, readValue(property.kind, name, text, call.state, current(name)))
    if (call.request.attributes.has(`!${name}`)) values.set(name, undefined)
  }
  return values
}
