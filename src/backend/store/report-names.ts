/** What the keys of reports are called now, whatever they were called when something was sold. */
import type { ReportBy } from '../../core/report.ts'
import type { Db } from './open.ts'

/** The name of a key; null where the key says it by itself, or where there is none. */
export type NameOf = (key: string) => string | null

const NAMES: Partial<Record<ReportBy, string>> = {
  plan: 'select id, name from plan',
  cashier: 'select id, name from person',
  router: 'select id, name from router',
  location: 'select id, name from location',
  // Of several with the same rate, the newest in use.
  tax: 'select cast(basis_points as text), name from tax_rate order by retired_at is null, created_at',
}

export function namesOf({ $client }: Pick<Db, '$client'>, by: ReportBy): NameOf {
  const statement = NAMES[by]
  if (statement === undefined) return () => null
  const names = new Map($client.prepare(statement).raw().all() as [string, string][])
  return (key) => names.get(key) ?? null
}
