/** The books of a shift, added up from the rows of the database file by nothing but SQL. */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { DATABASE_FILE } from '../../../src/backend/store/open.ts'

type Amounts = Readonly<Record<string, number>>

/** In minor units. */
export interface Books {
  /** What each drawer should hold, by currency. */
  readonly expected: Amounts
  /** Sales less what was given back. */
  readonly net: number
  /** The same, by method. */
  readonly methods: Amounts
  /** What was sold, by method, before anything went back. */
  readonly sold: Amounts
}

const EXPECTED = `
  select currency as name, sum(minor) as minor from (
    select currency, case kind when 'float' then 1 when 'pay_in' then 1 else -1 end * amount_minor as minor
      from cash_movement
    union all select currency, tendered_minor from payment where method = 'cash'
    union all select (select currency from location), -change_minor from payment
  ) group by currency`

const NET = 'select (select sum(total_minor) from sale) - (select coalesce(sum(amount_minor), 0) from refund) as net'

/** Of a counter with one shift. */
export function readBooks(folder: string): Books {
  const db = new Database(join(folder, 'data', DATABASE_FILE), { readonly: true })
  try {
    const amounts = (query: string): Amounts =>
      Object.fromEntries(
        (db.prepare(query).all() as { name: string; minor: number }[]).map((row) => [row.name, row.minor]),
      )
    const byMethod = (where: string) =>
      amounts(`select method as name, sum(amount_minor) as minor from payment where ${where} group by method`)
    const { net } = db.prepare(NET).get() as { net: number }
    return {
      expected: amounts(EXPECTED),
      net,
      methods: byMethod('settlement_id is null'),
      sold: byMethod('sale_id is not null'),
    }
  } finally {
    db.close()
  }
}
