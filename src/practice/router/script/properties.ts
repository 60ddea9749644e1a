/** What scripts see of records: their properties, in the types of the language. */
import type { Caller, Field } from '../menu.ts'
import { showOne } from '../records.ts'
import type { RouterState } from '../state.ts'
import type { Item, Table } from '../table.ts'
import { ScriptError } from './syntax.ts'
import { toTime, type Value } from './values.ts'

/** A record that a `where` looks at. */
export type Row = { readonly table: Table; readonly item: Item }

/** Whether the menu of a row has a property of this name. */
export function isProperty({ table }: Row, name: string): boolean {
  return name === '.id' || table.menu.properties.has(name)
}

/** A property of the row; one the menu does not have is an error rather than nothing. */
export function property(row: Row, name: string, state: RouterState, caller: Caller): Value {
  if (!isProperty(row, name)) throw new ScriptError(`no such property ${name}`)
  return scriptValue(row.table.menu.properties.get(name), showOne(row.table, row.item, name, state, caller))
}

/** What the API shows of a property, as a script gets it. */
export function scriptValue(field: Field | undefined, shown: string | undefined): Value {
  if (shown === undefined || shown === '') return shown
  if (field?.inScripts) return field.inScripts(shown)
  if (shown === 'true' || shown === 'false') return shown === 'true'
  if (field?.kind.type === 'duration') return toTime(shown) ?? shown
  return field?.kind.type === 'integer' && /^\d+$/.test(shown) ? Number(shown) : shown
}
