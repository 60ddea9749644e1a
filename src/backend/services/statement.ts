/** A customer's statement: what was bought and given back on account, and what was paid of it, with the balance after each. */
import { asc, eq, sql } from 'drizzle-orm'
import type { StatementEntry } from '../../contract/customers.ts'
import type { Account } from '../store/accounts.ts'
import { paymentViews } from '../store/sale-views.ts'
import { payment } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

/** One line, before its settlement's payments are read. */
type Line = Omit<StatementEntry, 'payments'>

/** Newest first. The balances are summed by the database over the whole account, whatever page is asked for. */
export function statementOf(
  db: Tx | Parameters<typeof paymentViews>[0],
  { id }: Account,
  offset: number,
  limit: number,
) {
  const reader = db as Tx
  const lines =
    reader.all<Line>(sql`${linesOf(id)} select *, sum("amountMinor") over (order by at, id) as "balanceMinor"
    from line order by at desc, id desc limit ${limit} offset ${offset}`)
  const many = reader.get<{ n: number }>(sql`${linesOf(id)} select count(*) as n from line`)
  return { entries: lines.map((line) => ({ ...line, payments: paymentsOf(reader, line) })), count: many?.n ?? 0 }
}

function paymentsOf(db: Tx, { kind, id }: Line) {
  if (kind !== 'settlement') return []
  return paymentViews(db).where(eq(payment.settlementId, id)).orderBy(asc(payment.id)).all()
}

/** Charges and refunds are payments on account; a settlement is one line however it was paid. */
function linesOf(customerId: string) {
  return sql`with line as (
    select p.id, iif(p.refund_id is null, 'charge', 'refund') as kind, p.at, p.amount_minor as "amountMinor",
      ifnull(r.person_name, s.person_name) as "byName", s.id as "saleId", s.number as "saleNumber",
      s.plan_name as "planName", null as note
    from payment p
      left join refund r on r.id = p.refund_id
      join sale s on s.id = ifnull(p.sale_id, r.sale_id)
    where p.customer_id = ${customerId}
    union all
    select id, 'settlement', at, -amount_minor, person_name, null, null, null, note
    from settlement where customer_id = ${customerId}
  )`
}
