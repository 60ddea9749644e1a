/** A record as the API shows it: names for references, live values, secrets only to those who may see them. */
import type { Caller, Property } from './menu.ts'
import type { RouterState } from './state.ts'
import type { Item, Table } from './table.ts'

/** One record for a caller. */
export function show(table: Table, item: Item, state: RouterState, caller: Caller): Item {
  const { menu } = table
  const live = menu.live?.(item, state) ?? {}
  const id = item.get('.id')
  const shown = new Map<string, string>(menu.single || id === undefined ? [] : [['.id', id]])
  for (const [name, property] of menu.properties) {
    const value = live[name] ?? item.get(name)
    if (value !== undefined && !property.writeOnly) shown.set(name, showValue(property, value, state, caller))
  }
  return shown
}

/** One property of a record, as `show` has it; undefined when it is unset, or not there in this version. */
export function showOne(
  table: Table,
  item: Item,
  name: string,
  state: RouterState,
  caller: Caller,
): string | undefined {
  if (name === '.id') return item.get('.id')
  const property = table.menu.properties.get(name)
  if (!property || property.writeOnly) return undefined
  // What a request has written is never worked out anew.
  const written = property.writable ? item.get(name) : undefined
  const value = written ?? table.menu.live?.(item, state)[name] ?? item.get(name)
  return value === undefined ? undefined : showValue(property, value, state, caller)
}

function showValue(property: Property, value: string, state: RouterState, caller: Caller): string {
  if (property.sensitive && !caller.policies.has('sensitive')) return '*****'
  if (property.kind.type !== 'reference' || property.kind.words?.includes(value)) return value
  // A reference whose target is gone shows the bare id.
  return state.table(property.kind.menu).get(value)?.get('name') ?? value
}

/** Only the asked-for properties, in the asked-for order. */
export function choose(item: Item, proplist: readonly string[] | undefined): Item {
  if (!proplist) return item
  return new Map(proplist.flatMap((name) => (item.has(name) ? [[name, item.get(name) ?? ''] as const] : [])))
}
