/** Sellers: who has the slips of a batch, what they owe for them, and the one sale that a settlement books. */
import { and, count, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { Settlement } from '../../contract/batch.ts'
import type { TellerContract } from '../../contract/index.ts'
import { settleShare } from '../../core/batch.ts'
import { type Bill, billOf } from '../../core/checkout.ts'
import { AppError } from '../../core/errors.ts'
import type { Signed } from '../callers.ts'
import { taxOf } from '../store/money-rules.ts'
import { batch, sale, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { factOf } from './batch-unsold.ts'
import { type BatchRow, requireBatch } from './batch-views.ts'
import { type Booking, lessAndTax, moneyOf, nextNumber, onlyOf, putPayments, tillOf } from './book-sale.ts'
import { letIn } from './sold-grants.ts'
import { planKindOf, routerIdsOfPlan } from './sold-on.ts'
import { type Taken, type Till, takePayment } from './take-payment.ts'
import { requireTill } from './till-now.ts'

type Calls = TellerContract['batch']
type Asked = z.output<Calls['settlement']['input']>
type Order = z.output<Calls['settle']['input']>

/** Null takes the slips back. */
export function handBatch(store: Store, batchId: string, sellerName: string | null, person: Signed): void {
  store.write((tx, at) => {
    const row = requireBatch(tx, batchId, person)
    const set = { sellerName, handedAt: sellerName === null ? null : at }
    tx.update(batch).set(set).where(eq(batch.id, batchId)).run()
    const kind = sellerName === null ? 'batch.taken_back' : 'batch.handed'
    return { value: null, fact: factOf(row, person, kind, { seller: sellerName ?? row.sellerName }) }
  })
}

/** Neither paid nor returned. */
const isOwed = (batchId: string) => and(eq(token.batchId, batchId), isNull(token.saleId), isNull(token.voidedAt))

const isMeant = ({ batchId, which }: Pick<Asked, 'batchId' | 'which'>) =>
  which === 'all' ? isOwed(batchId) : and(isOwed(batchId), isNotNull(token.firstUsedAt))

/** What a settlement would book at this moment. */
export function settlementOf(db: Pick<Tx, 'select' | 'selectDistinct'>, asked: Asked, person: Signed): Settlement {
  const { priceMinor, planId } = requireBatch(db, asked.batchId, person)
  const many = (condition: ReturnType<typeof isOwed>) =>
    db.select({ n: count() }).from(token).where(condition).get()?.n ?? 0
  const quantity = many(isMeant(asked))
  const { discountMinor, isRounded } = settleShare(priceMinor, quantity, asked.commission)
  const tax = taxOf(db, planId)
  const { dueMinor, taxMinor, grossMinor } = billOf({
    priceMinor,
    quantity,
    discount: { kind: 'amount', minor: discountMinor },
    tax,
  })
  const money = { grossMinor, discountMinor, isRounded, tax: tax && { ...tax, minor: taxMinor }, totalMinor: dueMinor }
  return { quantity, priceMinor, ...money, left: many(isOwed(asked.batchId)) - quantity }
}

/** What was booked, and the routers that have something to do now. */
interface Booked {
  readonly saleId: string
  readonly routerIds: readonly string[]
}

/**
 * One sale of these slips; a sale that this press of the button has made already is found again.
 *
 * @throws AppError `settlement_changed` when it would not be what was shown; `plan_router_retired`, `no_router`,
 * `no_open_shift`, `shift_being_counted`, `shift_of_other`
 */
export function settleBatch(store: Store, order: Order, person: Signed): Booked {
  const row = requireBatch(store.db, order.batchId, person)
  const made = store.db.select({ id: sale.id }).from(sale).where(eq(sale.requestId, order.requestId)).get()
  if (made) return { saleId: made.id, routerIds: [] }
  return store.write((tx, at) => {
    const now = settlementOf(tx, order, person)
    if (now.quantity !== order.quantity) throw new AppError('conflict', 'settlement_changed')
    const routerIds = routerIdsOfPlan(tx, row.planId)
    const till = requireTill(store, tx, person, at)
    const sold = putSale({ tx, at, till }, { row, order, now, person, routerIds })
    putSold(tx, order, sold.row)
    letIn(tx, sold.row.id, routerIds, at)
    const { id: saleId, number, currency, totalMinor, quantity, priceMinor } = sold.row
    const money = { currency, priceMinor, quantity, totalMinor, ...sold.taken.facts, ...lessAndTax(sold.row) }
    const data = { saleId, number, ...money, which: order.which, seller: row.sellerName }
    return { value: { saleId, routerIds }, fact: factOf(row, person, 'batch.settled', data) }
  })
}

interface Settling {
  readonly row: BatchRow
  readonly order: Order
  readonly now: Settlement
  readonly person: Signed
  readonly routerIds: readonly string[]
}

function putSale(
  { tx, at, till }: Pick<Booking, 'tx' | 'at' | 'till'>,
  { row, order, now, person, routerIds }: Settling,
) {
  const { quantity, priceMinor, discountMinor, tax } = now
  const { locationId, planId, planName, currency, id: batchId } = row
  const bill = billOf({ priceMinor, quantity, discount: { kind: 'amount', minor: discountMinor }, tax })
  const taken = takeOwed(tx, tillOf(tx, locationId), bill, order)
  const id = uuidv7()
  const of = { planKind: planKindOf(tx, planId), routerId: onlyOf(routerIds) }
  const what = { locationId, planId, planName, currency, priceMinor, batchId, ...of, ...till }
  const by = { personId: person.id, personName: person.name }
  const money = { quantity, ...moneyOf(taken, tax) }
  const sold = { id, requestId: order.requestId, number: nextNumber(tx), ...what, ...by, ...money, at }
  const booked = tx.insert(sale).values(sold).returning().get()
  putPayments(tx, booked, taken.rows)
  return { row: booked, taken }
}

/** A seller's slips change what is owed, where a price never does. @throws AppError `settlement_changed` */
function takeOwed(tx: Tx, till: Till, bill: Bill, { totalMinor, payments }: Order): Taken {
  try {
    return takePayment(tx, till, bill, { totalMinor, payments, tenderedMinor: null })
  } catch (error) {
    const isOther = error instanceof AppError && error.reason === 'price_changed'
    throw isOther ? new AppError('conflict', 'settlement_changed', { cause: error }) : error
  }
}

/** In the order of the batch; those whose validity counts from the sale learn their end now. */
function putSold(tx: Tx, order: Order, { id: saleId, day, at }: typeof sale.$inferSelect): void {
  const places = tx
    .select({ id: token.id, place: sql<number>`row_number() over (order by batch_position)`.as('place') })
    .from(token)
    .where(isMeant(order))
  tx.run(sql`with sold as ${places} update token set sale_id = ${saleId}, sold_day = ${day}, position = sold.place,
    expires_at = iif(validity_from = 'sale' and validity_seconds is not null, ${at} + validity_seconds * 1000, expires_at)
    from sold where token.id = sold.id`)
}
