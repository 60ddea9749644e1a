/** The transaction of a sale: what was sold, the money, the tokens, their grants and their tickets. */
import { and, eq, isNull } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { isOnSale, onSaleFrom } from '../../core/active-hours.ts'
import type { RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { limitsOf } from '../../core/plan.ts'
import { dayOf, formatDateTime, localIso } from '../../core/time.ts'
import { endOf } from '../../core/token-life.ts'
import type { Signed } from '../callers.ts'
import { priced } from '../store/plan-prices.ts'
import { location, plan, type sale, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { type Booking, bookSale, drawerFor, type Payment, saleFact } from './book-sale.ts'
import { freshCode } from './fresh-code.ts'
import { grantAtSale, putGrants } from './grants-at-sale.ts'
import { loginHostOf, routersFor } from './sold-on.ts'
import type { StockShelf } from './stock-shelf.ts'
import type { TicketOffice } from './ticket-office.ts'

/** What a cashier asked for. */
export interface Order extends Payment {
  readonly planId: string
  readonly quantity: number
}

/** What a sale is made with. */
export interface SaleTools extends Booking {
  readonly random: RandomBelow
  readonly tickets: TicketOffice
  readonly shelf: StockShelf
}

/**
 * @throws AppError `no_such_plan`, `plan_not_sold`, `plan_not_now`, `plan_router_retired`, `no_router`, and what
 * `bookSale` throws
 */
export function makeSale(tools: SaleTools, order: Order, person: Signed) {
  const { tx, at, tickets } = tools
  const { cafe, what, routers } = requireSellable(tx, order.planId, person, at)
  const routerIds = routers.map(({ id }) => id)
  const booked = bookSale(
    tools,
    { ...goodsOf(cafe, what), quantity: order.quantity, routerIds, asked: { planId: what.id, tokenId: null } },
    order,
    person,
  )
  const ready = takeReady(tools, booked.row, what, routerIds)
  const fresh = putFresh(tools, booked.row, { what, codeMark: cafe.codeMark, from: ready.length })
  putGrants(
    tx,
    fresh.map(({ id }) => id),
    routerIds,
    at,
  )
  const sold = { sale: booked.row, cafe, loginHost: loginHostOf(routers) }
  const held = [...tickets.hold(tx, ready, sold, at, 'queued'), ...tickets.hold(tx, fresh, sold, at)]
  const value = { saleId: booked.row.id, routerIds, held, ...drawerFor(booked) }
  const fromStock = ready.length > 0 ? { fromStock: ready.length } : {}
  return { value, fact: saleFact(booked, [...ready, ...fresh], person, fromStock) }
}

type SaleRow = typeof sale.$inferSelect
type PlanRow = typeof plan.$inferSelect
type TokenRow = typeof token.$inferSelect
type FreshRow = typeof token.$inferInsert

/** @throws AppError `no_such_plan`, `plan_not_sold`, `plan_not_now`, `plan_router_retired`, `no_router` */
export function requireSellable(tx: Tx, planId: string, person: Signed, at: number) {
  const cafe = tx.select().from(location).where(eq(location.id, person.locationId)).get()
  const isOurs = and(eq(plan.id, planId), eq(plan.locationId, person.locationId))
  const what = tx.select().from(plan).where(isOurs).get()
  if (!cafe || !what) throw new AppError('not_found', 'no_such_plan')
  if (!what.active) throw new AppError('conflict', 'plan_not_sold')
  requireOnSaleNow(what, at, cafe.timeZone)
  return { cafe, what: priced(tx, what, at), routers: routersFor(tx, what) }
}

/** @throws AppError `plan_not_now` with `from`: the time, or the day and time, of the location's clock */
function requireOnSaleNow({ activeHours }: PlanRow, at: number, zone: string): void {
  if (isOnSale(activeHours, at, zone)) return
  const next = onSaleFrom(activeHours, at, zone) ?? at
  const isToday = dayOf(next, zone) === dayOf(at, zone)
  const from = isToday ? localIso(next, zone).slice(11, 16) : formatDateTime(next, zone)
  throw new AppError('conflict', 'plan_not_now', { values: { from } })
}

type PricedPlan = ReturnType<typeof requireSellable>['what']

/** A package as a sale keeps it. */
export function goodsOf(cafe: Pick<typeof location.$inferSelect, 'id' | 'currency'>, what: PricedPlan) {
  const { id: planId, name: planName, kind: planKind, priceMinor } = what
  return { locationId: cafe.id, planId, planName, planKind, currency: cafe.currency, priceMinor }
}

/** The codes that lie ready go first: they work at once, and the oldest of them first of all. */
function takeReady({ tx, shelf }: SaleTools, sold: SaleRow, what: PlanRow, routerIds: readonly string[]): TokenRow[] {
  if (what.stockLevel === 0) return []
  return shelf.ready(what.id, sold.quantity).map((row, index) => {
    const expiresAt = endOf(row, sold.at)
    return handOver(tx, row, { sale: sold, position: index + 1, expiresAt, routerIds })
  })
}

interface HandedOver {
  readonly sale: Pick<SaleRow, 'id' | 'at' | 'day'>
  readonly position: number
  readonly expiresAt: number | null
  readonly routerIds: readonly string[]
}

/** Makes a code that was made before the customer's own; its routers hear of it where that changes anything. */
export function handOver(
  tx: Tx,
  before: TokenRow,
  { sale: sold, position, expiresAt, routerIds }: HandedOver,
): TokenRow {
  const set = { saleId: sold.id, soldDay: sold.day, position, expiresAt }
  const isFree = and(eq(token.id, before.id), isNull(token.saleId), isNull(token.voidedAt))
  const row = tx.update(token).set(set).where(isFree).returning().get()
  if (!row) throw new Error('a code that is not free was about to be sold')
  grantAtSale(tx, { tokenId: row.id, routerIds, isChanged: expiresAt !== before.expiresAt }, sold.at)
  return row
}

interface Fresh {
  readonly what: PlanRow
  readonly codeMark: string
  /** Places of the sale that are taken already. */
  readonly from: number
}

function putFresh({ tx, random }: SaleTools, sold: SaleRow, { what, codeMark, from }: Fresh): FreshRow[] {
  const limits = { ...limitsOf(what), expiresAt: endOf(what, sold.at) }
  return Array.from({ length: sold.quantity - from }, (_, index) => {
    const code = freshCode(tx, random, codeMark, what.codeLength)
    const position = from + index + 1
    const names = { id: uuidv7(), saleId: sold.id, planId: what.id, position, code, password: code }
    const row = { ...names, ...limits, soldDay: sold.day, createdAt: sold.at }
    tx.insert(token).values(row).run()
    return row
  })
}
