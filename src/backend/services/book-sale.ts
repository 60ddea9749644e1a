/** The part that every sale has: its number, its row, the money, and the fact for the journal. */
import { max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { type CashSettlement, settleCash } from '../../core/sale.ts'
import { actor, type Signed } from '../callers.ts'
import { payment, sale, type token } from '../store/schema.ts'
import type { Fact, Tx } from '../store/store.ts'
import { postSale } from '../store/takings.ts'
import type { TillNow } from './till-now.ts'

/** What a cashier sends with every sale. */
export interface Payment {
  readonly requestId: string
  /** The total on the cashier's screen. */
  readonly totalMinor: number
  /** Null: the exact amount. */
  readonly tenderedMinor: number | null
  readonly phone: string | null
  readonly note: string | null
}

/** What is sold, at today's price or the one that is printed on it. */
export interface Goods
  extends Pick<SaleRow, 'locationId' | 'planId' | 'planName' | 'planKind' | 'currency' | 'priceMinor'> {
  readonly quantity: number
  /** The routers it is sold on. */
  readonly routerIds: readonly string[]
}

/** What a sale is booked with. */
export interface Booking {
  readonly tx: Tx
  readonly at: number
  readonly till: TillNow
}

type SaleRow = typeof sale.$inferSelect
type TokenRow = Pick<typeof token.$inferSelect, 'id' | 'code'>

export interface Booked {
  readonly row: SaleRow
  readonly cash: CashSettlement
}

/** @throws AppError `price_changed`, `too_little_money` */
export function bookSale({ tx, at, till }: Booking, goods: Goods, paid: Payment, person: Signed): Booked {
  const { routerIds, ...what } = goods
  const cash = settleCash(goods.priceMinor, goods.quantity, paid.totalMinor, paid.tenderedMinor)
  const row = tx
    .insert(sale)
    .values({
      id: uuidv7(),
      requestId: paid.requestId,
      number: nextNumber(tx),
      personId: person.id,
      personName: person.name,
      ...what,
      ...till,
      routerId: onlyOf(routerIds),
      totalMinor: cash.totalMinor,
      phone: paid.phone,
      note: paid.note,
      at,
    })
    .returning()
    .get()
  putPayments(tx, row, [cashPayment(row, cash)])
  return { row, cash }
}

/** A sale is counted for a router when it is the only one it was sold on. */
export function onlyOf(routerIds: readonly string[]): string | null {
  const [only = null, other] = routerIds
  return other === undefined ? only : null
}

/** Sales are numbered without gaps, because a sale that fails takes its number back with it. */
export function nextNumber(tx: Tx): number {
  const last = tx
    .select({ n: max(sale.number) })
    .from(sale)
    .get()
  return (last?.n ?? 0) + 1
}

type NewPayment = Omit<typeof payment.$inferInsert, 'id' | 'saleId' | 'shiftId' | 'at'>

export function cashPayment({ currency }: Pick<SaleRow, 'currency'>, cash: CashSettlement): NewPayment {
  const { totalMinor: amountMinor, tenderedMinor, changeMinor } = cash
  return { method: 'cash', currency, amountMinor, tenderedMinor, changeMinor }
}

/** The payments of a sale, and the sums that the sale adds to. */
export function putPayments(tx: Tx, row: SaleRow, payments: readonly NewPayment[]): void {
  const { id: saleId, shiftId, at } = row
  const rows = payments.map((each) => ({ id: uuidv7(), saleId, shiftId, at, ...each }))
  if (rows.length > 0) tx.insert(payment).values(rows).run()
  postSale(tx, row, rows)
}

/** A code opens the network to whoever reads it: the journal holds its last two characters, enough to tell two apart. */
export function saleFact({ row, cash }: Booked, tokens: readonly TokenRow[], person: Signed, more: object = {}): Fact {
  const { id: saleId, number, planId, planName, currency, priceMinor, quantity, phone, note } = row
  const customer = { ...(phone !== null && { phone }), ...(note !== null && { note }) }
  const sold = { saleId, number, planId, planName, currency, priceMinor, quantity, ...cash, method: 'cash' }
  const codes = tokens.map(({ id, code }) => ({ id, codeEnding: code.slice(-2) }))
  const subject = { type: 'sale', id: saleId, name: String(number) } as const
  return {
    kind: 'sale.made',
    by: actor(person),
    subject,
    data: { ...sold, ...customer, ...more, tokens: codes },
  }
}
