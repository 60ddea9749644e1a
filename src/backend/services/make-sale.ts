/** The transaction of a sale: what was sold, the money, the tokens, their grants and their held tickets. */
import { and, eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { drawCode, type RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { limitsOf } from '../../core/plan.ts'
import { type CashSettlement, settleCash } from '../../core/sale.ts'
import { endOf } from '../../core/token-life.ts'
import { actor, type Signed } from '../callers.ts'
import { grant, location, payment, plan, sale, token } from '../store/schema.ts'
import type { Fact, Tx } from '../store/store.ts'
import { loginHostOf, routersFor } from './sold-on.ts'
import type { TicketOffice } from './ticket-office.ts'

/** What a cashier asked for. */
export interface Order {
  readonly requestId: string
  readonly planId: string
  readonly quantity: number
  /** The total on the cashier's screen. */
  readonly totalMinor: number
  /** Null: the exact amount. */
  readonly tenderedMinor: number | null
}

/** What a sale is made with. */
export interface SaleTools {
  readonly tx: Tx
  readonly at: number
  readonly random: RandomBelow
  readonly tickets: TicketOffice
}

/**
 * @throws AppError `no_such_plan`, `plan_not_sold`, `plan_router_retired`, `no_router`, `price_changed`,
 * `too_little_money`
 */
export function makeSale(tools: SaleTools, order: Order, person: Signed) {
  const { tx, at, tickets } = tools
  const { cafe, what, routers } = requireSellable(tx, order.planId, person)
  const cash = settleCash(what.priceMinor, order.quantity, order.totalMinor, order.tenderedMinor)
  const row = {
    id: uuidv7(),
    requestId: order.requestId,
    number: nextNumber(tx),
    locationId: cafe.id,
    personId: person.id,
    personName: person.name,
    planId: what.id,
    planName: what.name,
    currency: cafe.currency,
    priceMinor: what.priceMinor,
    quantity: order.quantity,
    discountMinor: 0,
    totalMinor: cash.totalMinor,
    phone: null,
    note: null,
    batchId: null,
    at,
  }
  tx.insert(sale).values(row).run()
  putPayment(tx, row, cash)
  const tokens = putTokens(tools, row, what, cafe.codeMark)
  const routerIds = routers.map(({ id }) => id)
  putGrants(tx, tokens, routerIds, at)
  const held = tickets.hold(tx, tokens, { sale: row, cafe, loginHost: loginHostOf(routers) }, at)
  return { value: { saleId: row.id, routerIds, held }, fact: saleFact(row, cash, tokens, person) }
}

type SaleRow = typeof sale.$inferSelect
type TokenRow = typeof token.$inferInsert

function requireSellable(tx: Tx, planId: string, person: Signed) {
  const cafe = tx.select().from(location).where(eq(location.id, person.locationId)).get()
  const isOurs = and(eq(plan.id, planId), eq(plan.locationId, person.locationId))
  const what = tx.select().from(plan).where(isOurs).get()
  if (!cafe || !what) throw new AppError('not_found', 'no_such_plan')
  if (!what.active) throw new AppError('conflict', 'plan_not_sold')
  return { cafe, what, routers: routersFor(tx, what) }
}

/** Sales are numbered without gaps, because a sale that fails takes its number back with it. */
export function nextNumber(tx: Tx): number {
  const last = tx
    .select({ n: max(sale.number) })
    .from(sale)
    .get()
  return (last?.n ?? 0) + 1
}

function putPayment(tx: Tx, { id: saleId, at, currency }: SaleRow, cash: CashSettlement): void {
  const { totalMinor: amountMinor, tenderedMinor, changeMinor } = cash
  tx.insert(payment)
    .values({ id: uuidv7(), saleId, at, method: 'cash', currency, amountMinor, tenderedMinor, changeMinor })
    .run()
}

function putTokens(tools: SaleTools, sold: SaleRow, what: typeof plan.$inferSelect, codeMark: string): TokenRow[] {
  const limits = { ...limitsOf(what), expiresAt: endOf(what, sold.at) }
  return Array.from({ length: sold.quantity }, (_, index) => {
    const code = freshCode(tools, codeMark, what.codeLength)
    const names = { id: uuidv7(), saleId: sold.id, planId: what.id, position: index + 1, code, password: code }
    const row = { ...names, ...limits, createdAt: sold.at }
    tools.tx.insert(token).values(row).run()
    return row
  })
}

/** Draws until the code is new here; the location's mark keeps it apart from other cafés. */
function freshCode({ tx, random }: SaleTools, codeMark: string, codeLength: number): string {
  for (;;) {
    const code = drawCode(codeMark, codeLength, random)
    if (!tx.select({ id: token.id }).from(token).where(eq(token.code, code)).get()) return code
  }
}

/** One grant for each token and router: a router that is away delays only its own. */
function putGrants(tx: Tx, tokens: readonly TokenRow[], routerIds: readonly string[], at: number): void {
  const state = 'waiting' as const
  const rows = routerIds.flatMap((routerId) =>
    tokens.map(({ id: tokenId }) => ({ id: uuidv7(), tokenId, routerId, state, createdAt: at, updatedAt: at })),
  )
  tx.insert(grant).values(rows).run()
}

/** A code opens the network to whoever reads it: the journal holds its last two characters, enough to tell two apart. */
function saleFact(row: SaleRow, cash: CashSettlement, tokens: readonly TokenRow[], person: Signed): Fact {
  const { id: saleId, number, planId, planName, currency, priceMinor, quantity } = row
  const sold = { saleId, number, planId, planName, currency, priceMinor, quantity, ...cash, method: 'cash' }
  const codes = tokens.map(({ id, code }) => ({ id, codeEnding: code.slice(-2) }))
  const subject = { type: 'sale', id: saleId, name: String(number) } as const
  return { kind: 'sale.made', by: actor(person), subject, data: { ...sold, tokens: codes } }
}
