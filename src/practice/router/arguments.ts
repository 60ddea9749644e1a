/** Which arguments a command accepts, by version, and how its values are read. */
import type { Argument, Call, Command, Menu, Property } from './menu.ts'
import { propertiesOf } from './records.ts'
import { missing, notPermitted, unknownParameter } from './trap.ts'
import { readValue } from './values.ts'
import { existsIn, type Version } from './version.ts'

/** What `print` accepts everywhere. Source: the console's own schema of 7.9.2 to 7.24. */
export const printArguments: readonly Argument[] = [
  'append',
  'as-value',
  'brief',
  'count-only',
  'detail',
  'file',
  'follow',
  'follow-only',
  'from',
  'interval',
  'proplist',
  'show-ids',
  'terse',
  'value-list',
  'where',
  'without-paging',
  { name: 'follow-strict', until: '7.16' },
  { name: 'group-by', since: '7.18' },
  ...['comments', 'on-event', 'timestamp'].map((name) => ({ name, since: '7.21' })),
  { name: 'order-by', since: '7.24' },
]

/** What `print` of a menu with one record accepts. */
export const printSingleArguments: readonly Argument[] = [
  'as-value',
  'file',
  'interval',
  'without-paging',
  { name: 'comments', since: '7.21' },
]

/** What `get` accepts besides the item. */
export const getArguments: readonly Argument[] = [
  'value-name',
  ...['as-string', 'as-string-value'].map((name) => ({ name, since: '7.13' })),
]

/** The properties a request may write. */
export function writable(menu: Menu, version: Version): Map<string, Property> {
  return new Map(propertiesOf(menu, version).filter(([, property]) => !property.readOnly))
}

/** Traps when the caller may not, or when an argument does not exist in this version. */
export function admit(command: Command, call: Call): void {
  const { version } = call.state
  const known = new Set(command.takes.map(asArgument).flatMap((argument) => names(argument, version)))
  const properties = command.takesProperties ? writable(call.table.menu, version) : new Map()
  for (const name of call.request.attributes.keys()) {
    if (!known.has(name) && !properties.has(name.replace(/^!/, ''))) throw unknownParameter(version, name)
  }
  if (command.needs.some((policy) => !call.caller.policies.has(policy))) throw notPermitted()
}

const asArgument = (argument: Argument) => (typeof argument === 'string' ? { name: argument } : argument)

/** The API's `.id` is the unnamed argument of the console: `numbers`, `number` or `from`. */
function names(argument: Exclude<Argument, string>, version: Version): string[] {
  if (!existsIn(version, argument)) return []
  return ['numbers', 'number', 'from'].includes(argument.name) ? [argument.name, '.id'] : [argument.name]
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
  for (const [name, property] of writable(call.table.menu, call.state.version)) {
    const text = call.request.attributes.get(name)
    if (text !== undefined) values.set(name, readValue(property.kind, name, text, call.state, current(name)))
    if (call.request.attributes.has(`!${name}`)) values.set(name, undefined)
  }
  return values
}
