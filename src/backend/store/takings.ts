/** The sums behind every report: kept in the transaction of each sale, refund and settlement. */
import { getTableColumns, type SQL, sql } from 'drizzle-orm'
import type { Stamp } from '../../core/business-day.ts'
import type { Method } from '../../core/payments.ts'
import { type payment, type refund, type sale, takings } from './schema.ts'
import type { Tx } from './store.ts'

type SaleRow = typeof sale.$inferSelect
type RefundRow = typeof refund.$inferSelect
type PaymentRow = Pick<typeof payment.$inferSelect, 'method' | 'amountMinor'>
type Row = typeof takings.$inferInsert
type Sums = Omit<Row, 'day' | 'dimension' | 'key'>

/** Of which package, kind, router and tax something is; a refund is of those of its sale. */
type OfSale = Pick<SaleRow, 'planId' | 'planKind' | 'routerId' | 'taxBasisPoints'>

/** A sale that was just booked, with its payments. */
export function postSale(tx: Tx, row: SaleRow, payments: readonly PaymentRow[]): void {
  const { quantity: tokens, discountMinor, taxMinor, roundingMinor, totalMinor } = row
  const grossMinor = row.priceMinor * row.quantity
  const sums = { sales: 1, tokens, grossMinor, discountMinor, taxMinor, roundingMinor, totalMinor }
  const paid = payments.map(({ method, amountMinor }) => ofMethod(row, method, { sales: 1, totalMinor: amountMinor }))
  add(tx, [...byEach(row, row, row.personId, sums), ...paid])
}

/** A refund that was just booked, with the payments that went out (negative amounts); it counts for whoever gave it. */
export function postRefund(tx: Tx, row: RefundRow, of: OfSale, payments: readonly PaymentRow[]): void {
  const back = (amountMinor: number): Sums =>
    row.kind === 'void' ? { voids: 1, voidMinor: amountMinor } : { refunds: 1, refundMinor: amountMinor }
  const sums = { ...back(row.amountMinor), refundTaxMinor: row.taxMinor }
  const given = payments.map(({ method, amountMinor }) => ofMethod(row, method, back(-amountMinor)))
  add(tx, [...byEach(row, of, row.personId, sums), ...given])
}

/** Money by which a customer paid what they owe. */
export function postSettlement(tx: Tx, { day }: Pick<Stamp, 'day'>, method: Method, amountMinor: number): void {
  add(tx, [{ day, dimension: 'settlement', key: method, sales: 1, totalMinor: amountMinor }])
}

function ofMethod({ day }: Pick<Stamp, 'day'>, method: Method, sums: Sums): Row {
  return { day, dimension: 'method', key: method, ...sums }
}

function byEach({ day, hour }: Stamp, of: OfSale, personId: string, sums: Sums): Row[] {
  return [
    { day, dimension: 'all', key: '', ...sums },
    { day, dimension: 'hour', key: String(hour).padStart(2, '0'), ...sums },
    { day, dimension: 'plan', key: of.planId, ...sums },
    { day, dimension: 'kind', key: of.planKind, ...sums },
    { day, dimension: 'cashier', key: personId, ...sums },
    { day, dimension: 'router', key: of.routerId ?? '', ...sums },
    { day, dimension: 'tax', key: of.taxBasisPoints === null ? '' : String(of.taxBasisPoints), ...sums },
  ]
}

/** Each sum grows by what is added. */
const GROWN = Object.fromEntries(
  Object.entries(getTableColumns(takings))
    .filter(([, column]) => !column.primary && !['day', 'dimension', 'key'].includes(column.name))
    .map(([name, column]) => [name, sql`${column} + excluded.${sql.identifier(snake(name))}`]),
) as Record<keyof Sums, SQL>

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}

function add(tx: Tx, rows: readonly Row[]): void {
  const target = [takings.dimension, takings.day, takings.key]
  tx.insert(takings)
    .values([...rows])
    .onConflictDoUpdate({ target, set: GROWN })
    .run()
}
