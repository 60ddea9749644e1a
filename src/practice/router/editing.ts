/** The commands that write: add, set, remove, enable, disable, comment, reset and unset. */
import { readValues, targets, writable } from './arguments.ts'
import type { Call, Command, Outcome, Property } from './menu.ts'
import type { Item } from './table.ts'
import { missing, noMatch, Trap } from './trap.ts'
import { readValue } from './values.ts'

const needs = ['write']

/** Adds a record. */
export const add: Command = { needs, run: addItem }

/** Changes records. */
export const set: Command = { needs, run: setItems }

/** Changes the record of a menu that has only one. */
export const setSingle: Command = {
  needs,
  run: (call) => change(call, [call.table.single()]),
}

/** Removes records. */
export const remove: Command = { needs, run: removeItems }

/** Sets `disabled=no`. */
export const enable: Command = { needs, run: (call) => put(call, 'disabled', 'false') }

/** Sets `disabled=yes`. */
export const disable: Command = { needs, run: (call) => put(call, 'disabled', 'true') }

/** Sets the comment. */
export const comment: Command = {
  needs,
  run: (call) => put(call, 'comment', call.request.attributes.get('comment') ?? ''),
}

/** Gives the named properties their first values back. */
export const reset: Command = { needs, run: resetItems }

/** Takes one property away. */
export const unset: Command = { needs, run: unsetItems }

/** Puts records before another one, or last. */
const move: Command = { needs, run: moveItems }

/** Gives the named properties of the only record their first values back. */
const resetSingle: Command = { needs, run: (call) => resetAll(call, [call.table.single()]) }

/** What lists have, besides enable and disable. */
export const listEditing = { add, set, remove, reset, comment, unset, move } as const

/** What a menu with one record has. */
export const singleEditing = { set: setSingle, reset: resetSingle } as const

/** Enable and disable. */
export const switching = { enable, disable } as const

function addItem(call: Call): Outcome {
  const { table, request } = call
  const template = request.attributes.get('copy-from')
  const copied = template === undefined ? undefined : table.find(template)
  const given = readValues(call, () => undefined)
  const values = new Map<string, string>()
  for (const [name, property] of table.menu.properties) {
    const start = (property.writable ? copied?.get(name) : undefined) ?? initial(call, property, name)
    const value = given.has(name) ? given.get(name) : start
    if (property.required && value === undefined) throw missing(name)
    if (value !== undefined) values.set(name, value)
  }
  const id = table.add(values)
  const before = request.attributes.get('place-before')
  if (before) table.move([id], idOf(table.find(before)))
  return { ret: id }
}

function initial(call: Call, property: Property | undefined, name: string): string | undefined {
  if (property?.initial === undefined) return undefined
  const text = typeof property.initial === 'string' ? property.initial : property.initial(call)
  return readValue(property.kind, name, text, call.state)
}

function setItems(call: Call): Outcome {
  return change(call, targets(call))
}

function change(call: Call, items: readonly Item[]): Outcome {
  const changes = items.map((item) => [item, readValues(call, (name) => item.get(name))] as const)
  for (const [item, values] of changes) call.table.set(idOf(item), values)
  return {}
}

function removeItems(call: Call): Outcome {
  const items = targets(call)
  for (const item of items) {
    const reason = call.table.menu.keeps?.(item, call.state)
    if (reason !== undefined) throw new Trap(reason)
  }
  for (const item of items) call.table.remove(idOf(item))
  return {}
}

function put(call: Call, name: string, value: string): Outcome {
  for (const item of targets(call)) call.table.set(idOf(item), new Map([[name, value]]))
  return {}
}

function resetItems(call: Call): Outcome {
  return resetAll(call, targets(call))
}

/** As measured on a 7.23 router: an unknown destination is the end, and a bare number is a place in the table. */
function moveItems(call: Call): Outcome {
  const { attributes } = call.request
  const words = attributes.get('.id') ?? attributes.get('numbers')
  if (words === undefined) throw missing('.id')
  const moved = words.split(',').map((word) => placed(call, word) ?? call.table.find(word))
  const before = placed(call, attributes.get('destination') ?? '')
  if (before && moved.includes(before)) throw new Trap('failure: can not move object before itself')
  call.table.move(moved.map(idOf), before && idOf(before))
  return {}
}

/** The record a word means when records are put in order: an id, a name, a place, or a comment. */
function placed({ table }: Call, word: string): Item | undefined {
  if (word === '') return undefined
  const item = table.get(word.toUpperCase()) ?? table.named(word)[0]
  return item ?? (/^\d+$/.test(word) ? table.items()[Number(word)] : table.where('comment', word)[0])
}

const idOf = (item: Item): string => item.get('.id') ?? ''

function resetAll(call: Call, items: readonly Item[]): Outcome {
  const named = [...writable(call.table.menu)].filter(([name]) => call.request.attributes.has(name))
  const values = new Map(named.map(([name, property]) => [name, initial(call, property, name)]))
  for (const item of items) call.table.set(idOf(item), values)
  return {}
}

function unsetItems(call: Call): Outcome {
  const name = call.request.attributes.get('value-name')
  if (name === undefined) throw missing('value-name')
  const property = writable(call.table.menu).get(name)
  if (!property) throw noMatch('value-name')
  for (const item of targets(call)) call.table.set(idOf(item), new Map([[name, initial(call, property, name)]]))
  return {}
}
