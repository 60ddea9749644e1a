/** What customers owe: all they bought and were refunded on account, less what they paid of it. */
import { eq, type SQL, sql } from 'drizzle-orm'
import { customer } from './schema.ts'
import type { Tx } from './store.ts'

/** Computed, never stored: it cannot disagree with the rows it is the sum of. In minor units, beside a row of `customer`. */
export const owedMinor: SQL<number> = sql<number>`(
  (select ifnull(sum(p.amount_minor), 0) from payment p where p.customer_id = customer.id)
  - (select ifnull(sum(s.amount_minor), 0) from settlement s where s.customer_id = customer.id)
)`

/** A customer with what they owe; undefined when there is none of this id. */
export function readAccount(db: Pick<Tx, 'select'>, customerId: string) {
  const row = db.select({ customer, owedMinor }).from(customer).where(eq(customer.id, customerId)).get()
  return row && { ...row.customer, owedMinor: row.owedMinor }
}

export type Account = NonNullable<ReturnType<typeof readAccount>>
