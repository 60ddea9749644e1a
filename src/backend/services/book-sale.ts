/** The part that every sale has: its number, its row, the money, and the fact for the journal. */
import { eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Paid } from '../../contract/pay.ts'
import { billOf, type Tax } from '../../core/checkout.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import { actor, type Signed } from '../callers.ts'
import { taxOf } from '../store/money-rules.ts'
import { location, payment, sale, type token } from '../store/schema.ts'
import type { Fact, Tx } from '../store/store.ts'
import { postSale } from '../store/takings.ts'
import { approverOfDiscount, type DiscountDesk } from './discount.ts'
import { type NewPayment, type Taken, type Till, takePayment } from './take-payment.ts'
import type { TillNow } from './till-now.ts'

/** What a cashier sends with every sale. */
export type Payment = { readonly [K in keyof typeof Paid]: z.output<(typeof Paid)[K]> }

/** What is sold, at today's price or the one that is printed on it. */
export interface Goods
  extends Pick<SaleRow, 'locationId' | 'planId' | 'planName' | 'planKind' | 'currency' | 'priceMinor'> {
  readonly quantity: number
  /** The routers it is sold on. */
  readonly routerIds: readonly string[]
  /** As an approval of a discount names it. */
  readonly asked: { readonly planId: string | null; readonly tokenId: string | null }
}

/** What a sale is booked with. */
export interface Booking extends DiscountDesk {
  readonly till: TillNow
}

type SaleRow = typeof sale.$inferSelect
type TokenRow = Pick<typeof token.$inferSelect, 'id' | 'code'>

export interface Booked {
  readonly row: SaleRow
  readonly taken: Taken
  readonly approver: Actor | undefined
}

/** @throws AppError as `takePayment`; `approval_needed`, `approval_not_valid` for a discount */
export function bookSale(booking: Booking, goods: Goods, paid: Payment, person: Signed): Booked {
  const { tx, at, till } = booking
  const { routerIds, asked, ...what } = goods
  const tax = taxOf(tx, goods.planId)
  const bill = billOf({ ...goods, discount: paid.discount?.size ?? null, tax })
  const taken = takePayment(tx, tillOf(tx, goods.locationId), bill, paid)
  const approver = approverOfDiscount(booking, { ...asked, quantity: goods.quantity }, bill, paid.discount, person)
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
      ...moneyOf(taken, tax),
      discountReason: paid.discount?.reason ?? null,
      discountApprovedById: approver?.id ?? null,
      discountApprovedByName: approver?.name ?? null,
      phone: paid.phone,
      note: paid.note,
      at,
    })
    .returning()
    .get()
  putPayments(tx, row, taken.rows)
  return { row, taken, approver }
}

/** The money of a sale as its row keeps it, with the tax as it is now. */
export function moneyOf({ discountMinor, taxMinor, roundingMinor, totalMinor }: Taken, tax: Tax | null) {
  const sums = { discountMinor, taxMinor, roundingMinor, totalMinor }
  return tax ? { ...sums, taxName: tax.name, taxBasisPoints: tax.basisPoints, taxIncluded: tax.isIncluded } : sums
}

/** Where money is taken. */
export function tillOf(db: Pick<Tx, 'select'>, locationId: string): Till {
  const row = db.select().from(location).where(eq(location.id, locationId)).get()
  if (!row) throw new AppError('not_found', 'no_such_location')
  return row
}

/** Does the drawer have something to take or to give? */
export function drawerFor({ taken }: Booked): { readonly isCash: boolean } {
  return { isCash: taken.rows.some(({ method }) => method === 'cash') }
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

/** The payments of a sale, and the sums that the sale adds to. */
export function putPayments(tx: Tx, row: SaleRow, payments: readonly NewPayment[]): void {
  const { id: saleId, shiftId, at } = row
  const rows = payments.map((each) => ({ id: uuidv7(), saleId, shiftId, at, ...each }))
  if (rows.length > 0) tx.insert(payment).values(rows).run()
  postSale(tx, row, rows)
}

/** A code opens the network to whoever reads it: the journal holds its last two characters, enough to tell two apart. */
export function saleFact(booked: Booked, tokens: readonly TokenRow[], person: Signed, more: object = {}): Fact {
  const { row, taken, approver } = booked
  const { id: saleId, number, planId, planName, currency, priceMinor, quantity, totalMinor, phone, note } = row
  const customer = { ...(phone !== null && { phone }), ...(note !== null && { note }) }
  const sold = { saleId, number, planId, planName, currency, priceMinor, quantity, totalMinor }
  const codes = tokens.map(({ id, code }) => ({ id, codeEnding: code.slice(-2) }))
  const subject = { type: 'sale', id: saleId, name: String(number) } as const
  return {
    kind: 'sale.made',
    by: actor(person),
    ...(approver && { approvedBy: approver }),
    subject,
    data: { ...sold, ...taken.facts, ...lessAndTax(row), ...customer, ...more, tokens: codes },
  }
}

/** What was taken off the price, and the tax, where there was any. */
export function lessAndTax({ discountMinor, discountReason, taxName, taxBasisPoints, taxMinor }: SaleRow) {
  return {
    ...(discountMinor > 0 && { discountMinor, ...(discountReason !== null && { reason: discountReason }) }),
    ...(taxName !== null && { taxName, taxBasisPoints, taxMinor }),
  }
}
