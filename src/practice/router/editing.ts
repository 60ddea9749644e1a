/** The commands that write: add, set, remove, enable, disable, comment, reset and unset. */
import { readValues, targets, writable } from './arguments.ts'
import type { Call, Command, Outcome, Property } from './menu.ts'
import { propertiesOf } from './records.ts'
import type { Item } from './table.ts'
import { missing, Trap, unknownParameter } from './trap.ts'
import { readValue } from './values.ts'

const needs = ['write']

/** Adds a record. */
export const add: Command = { takesProperties: true, takes: ['copy-from'], needs, run: addItem }

/** Changes records. */
export const set: Command = { takesProperties: true, takes: ['numbers'], needs, run: setItems }

/** Changes the record of a menu that has only one. */
export const setSingle: Command = {
  takesProperties: true,
  takes: [],
  needs,
  run: (call) => change(call, [call.table.single()]),
}

/** Removes records. */
export const remove: Command = { takes: ['numbers'], needs, run: removeItems }

/** Sets `disabled=no`. */
export const enable: Command = { takes: ['numbers'], needs, run: (call) => put(call, 'disabled', 'false') }

/** Sets `disabled=yes`. */
export const disable: Command = { takes: ['numbers'], needs, run: (call) => put(call, 'disabled', 'true') }

/** Sets the comment. */
export const comment: Command = {
  takes: ['numbers', 'comment'],
  needs,
  run: (call) => put(call, 'comment', call.request.attributes.get('comment') ?? ''),
}

/** Gives the named properties their first values back. */
export const reset: Command = { takesProperties: true, takes: ['numbers'], needs, run: resetItems }

/** Takes one property away. */
export const unset: Command = { takes: ['numbers', 'value-name'], needs, run: unsetItems }

/** Add, set, remove and reset, which nearly every list has. */
export const listEditing = { add, set, remove, reset } as const

/** Enable and disable. */
export const switching = { enable, disable } as const

function addItem(call: Call): Outcome {
  const { table, state, request } = call
  const template = request.attributes.get('copy-from')
  const copied = template === undefined ? undefined : table.find(template)
  const given = readValues(call, () => undefined)
  const values = new Map<string, string>()
  for (const [name, property] of propertiesOf(table.menu, state.version)) {
    const start = (property.readOnly ? undefined : copied?.get(name)) ?? initial(call, property, name)
    const value = given.has(name) ? given.get(name) : start
    if (property.required && value === undefined) throw missing(name)
    if (value !== undefined) values.set(name, value)
  }
  return { ret: table.add(values) }
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
  for (const [item, values] of changes) call.table.set(item.get('.id') ?? '', values)
  return {}
}

function removeItems(call: Call): Outcome {
  const items = targets(call)
  for (const item of items) {
    const reason = call.table.menu.keeps?.(item)
    if (reason !== undefined) throw new Trap(reason)
  }
  for (const item of items) call.table.remove(item.get('.id') ?? '')
  return {}
}

function put(call: Call, name: string, value: string): Outcome {
  for (const item of targets(call)) call.table.set(item.get('.id') ?? '', new Map([[name, value]]))
  return {}
}

function resetItems(call: Call): Outcome {
  const named = [...writable(call.table.menu, call.state.version)].filter(([name]) => call.request.attributes.has(name))
  const values = new Map(named.map(([name, property]) => [name, initial(call, property, name)]))
  for (const item of targets(call)) call.table.set(item.get('.id') ?? '', values)
  return {}
}

function unsetItems(call: Call): Outcome {
  const name = call.request.attributes.get('value-name')
  if (name === undefined) throw missing('value-name')
  const property = writable(call.table.menu, call.state.version).get(name)
  if (!property) throw unknownParameter(call.state.version, name)
  for (const item of targets(call))
    call.table.set(item.get('.id') ?? '', new Map([[name, initial(call, property, name)]]))
  return {}
}
