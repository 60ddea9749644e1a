/** Selling: the sale, its payment, its tokens, their grants and tickets, durable together before anything else happens. */
import { and, asc, count, desc, eq, gte, inArray, like, max, or, type SQL, sum } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { SaleView } from '../../contract/sales.ts'
import { drawCode, type RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import { type CashSettlement, settleCash } from '../../core/sale.ts'
import { startOfDay } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { readSaleView, readSaleViews } from '../store/sale-views.ts'
import { grant, location, payment, plan, router, sale, token } from '../store/schema.ts'
import type { Fact, Store, Tx } from '../store/store.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface SaleOptions {
  readonly store: Store
  readonly clock: Clock
  readonly random: RandomBelow
  readonly routers: RouterFleet
  readonly tickets: TicketOffice
  /** Tells the screens that a sale was made or moved on. */
  readonly onSale: (saleId: string) => void
}

type SaleCalls = TellerContract['sale']
type SellInput = z.output<SaleCalls['sell']['input']>

export function saleService(options: SaleOptions): GroupHandlers<SaleCalls, CallContext> {
  const { store } = options
  return {
    sell: (input, ctx) => sell(options, input, ctx.person()),
    today: (input, ctx) => {
      const where = salesOfToday(options, ctx.person(), input.text)
      const rows = store.db.select().from(sale).where(where).orderBy(desc(sale.number)).limit(input.limit).all()
      const all = store.db
        .select({ count: count(), total: sum(sale.totalMinor) })
        .from(sale)
        .where(where)
        .get()
      return { sales: readSaleViews(store.db, rows), count: all?.count ?? 0, totalMinor: Number(all?.total ?? 0) }
    },
    get: ({ id }, ctx) => requireSale(store, id, ctx.person()),
  }
}

/** A sale this person may see. @throws AppError `no_such_sale`, also for other people's: nobody learns what exists. */
export function requireSale(store: Store, saleId: string, person: Signed): SaleView {
  const owner = store.db.select({ id: sale.personId }).from(sale).where(eq(sale.id, saleId)).get()
  const isTheirs = owner !== undefined && (owner.id === person.id || holds(person.role, 'sale.read_all'))
  const view = isTheirs ? readSaleView(store.db, saleId) : undefined
  if (!view) throw new AppError('not_found', 'no_such_sale')
  return view
}

function sell(options: SaleOptions, input: SellInput, person: Signed): SaleView {
  const { store, routers, tickets } = options
  const made = findByRequest(store, input.requestId)
  if (made !== undefined) return requireSale(store, made, person)
  const sold = store.write((tx, at) => makeSale(options, tx, input, person, at))
  routers.kick(sold.routerId)
  tickets.prepare(sold.saleId)
  options.onSale(sold.saleId)
  return requireSale(store, sold.saleId, person)
}

function findByRequest(store: Store, requestId: string): string | undefined {
  return store.db.select({ id: sale.id }).from(sale).where(eq(sale.requestId, requestId)).get()?.id
}

interface Sold {
  readonly saleId: string
  readonly routerId: string
}

function makeSale(options: SaleOptions, tx: Tx, input: SellInput, person: Signed, at: number) {
  const { where, what, router: target } = requireSellable(tx, input.planId, person)
  const cash = settleCash(what.priceMinor, input.quantity, input.totalMinor, input.tenderedMinor)
  const saleId = uuidv7()
  const number =
    (tx
      .select({ n: max(sale.number) })
      .from(sale)
      .get()?.n ?? 0) + 1
  const head = { id: saleId, requestId: input.requestId, number, at, quantity: input.quantity }
  const who = { locationId: where.id, personId: person.id, personName: person.name }
  const price = { planId: what.id, planName: what.name, currency: where.currency, priceMinor: what.priceMinor }
  tx.insert(sale)
    .values({ ...head, ...who, ...price, totalMinor: cash.totalMinor })
    .run()
  putPayment(tx, { saleId, at, currency: where.currency, cash })
  const tokens = putTokens(options, tx, { saleId, at, plan: what, codeMark: where.codeMark, quantity: input.quantity })
  putGrants(tx, tokens, target.id, at)
  options.tickets.hold(tx, saleId, tokens, at)
  const data = {
    saleId,
    number,
    ...price,
    quantity: input.quantity,
    ...cash,
    method: 'cash',
    tokens: forJournal(tokens),
  }
  const fact: Fact = { kind: 'sale.made', by: { id: person.id, name: person.name }, data }
  return { value: { saleId, routerId: target.id } satisfies Sold, fact }
}

function requireSellable(tx: Tx, planId: string, person: Signed) {
  const where = tx.select().from(location).where(eq(location.id, person.locationId)).get()
  const what = tx
    .select()
    .from(plan)
    .where(and(eq(plan.id, planId), eq(plan.locationId, person.locationId)))
    .get()
  if (!where || !what) throw new AppError('not_found', 'no_such_plan')
  if (!what.active) throw new AppError('conflict', 'plan_not_sold')
  const target = tx.select().from(router).where(eq(router.locationId, where.id)).orderBy(asc(router.createdAt)).get()
  if (!target) throw new AppError('conflict', 'no_router')
  return { where, what, router: target }
}

interface Paid {
  readonly saleId: string
  readonly at: number
  readonly currency: string
  readonly cash: CashSettlement
}

function putPayment(tx: Tx, { saleId, at, currency, cash }: Paid): void {
  const { totalMinor: amountMinor, tenderedMinor, changeMinor } = cash
  tx.insert(payment)
    .values({ id: uuidv7(), saleId, at, method: 'cash', currency, amountMinor, tenderedMinor, changeMinor })
    .run()
}

interface TokenOrder {
  readonly saleId: string
  readonly at: number
  readonly plan: typeof plan.$inferSelect
  readonly codeMark: string
  readonly quantity: number
}

type TokenRow = typeof token.$inferInsert

function putTokens({ random }: SaleOptions, tx: Tx, order: TokenOrder): TokenRow[] {
  const { timeLimitSeconds, dataLimitBytes, uploadKbps, downloadKbps, devices } = order.plan
  const limits = { timeLimitSeconds, dataLimitBytes, uploadKbps, downloadKbps, devices }
  const rows: TokenRow[] = []
  for (let position = 1; position <= order.quantity; position++) {
    const code = freshCode(tx, order, random)
    const names = { id: uuidv7(), saleId: order.saleId, planId: order.plan.id, position, code, password: code }
    const row = { ...names, ...limits, createdAt: order.at }
    tx.insert(token).values(row).run()
    rows.push(row)
  }
  return rows
}

/** Draws until the code is new here; the location's mark keeps it apart from other cafés. */
function freshCode(tx: Tx, { codeMark, plan: { codeLength } }: TokenOrder, random: RandomBelow): string {
  for (;;) {
    const code = drawCode(codeMark, codeLength, random)
    if (!tx.select({ id: token.id }).from(token).where(eq(token.code, code)).get()) return code
  }
}

function putGrants(tx: Tx, tokens: readonly TokenRow[], routerId: string, at: number): void {
  const rows = tokens.map((row) => ({ id: uuidv7(), tokenId: row.id, routerId, createdAt: at, updatedAt: at }))
  tx.insert(grant)
    .values(rows.map((row) => ({ ...row, state: 'waiting' as const })))
    .run()
}

/** A code opens the network to whoever reads it: the journal holds only its ending. */
function forJournal(tokens: readonly TokenRow[]) {
  return tokens.map(({ id, code }) => ({ id, codeEnding: code.slice(-4) }))
}

/** Today by the café's clock; everybody's, or one's own. */
function salesOfToday({ store, clock }: SaleOptions, person: Signed, text: string): SQL | undefined {
  const where = store.db.select().from(location).where(eq(location.id, person.locationId)).get()
  const since = startOfDay(clock(), where?.timeZone ?? 'UTC')
  const whose = holds(person.role, 'sale.read_all') ? undefined : eq(sale.personId, person.id)
  return and(gte(sale.at, since), whose, matching(store, text, since))
}

function matching(store: Store, text: string, since: number): SQL | undefined {
  if (text === '') return undefined
  const typed = text.toLowerCase().replaceAll(/[\s-]/g, '')
  const withCode = store.db
    .select({ id: token.saleId })
    .from(token)
    .where(and(gte(token.createdAt, since), like(token.code, `%${escapeLike(typed)}%`)))
  const number = /^#?(\d{1,9})$/.exec(typed)?.[1]
  return or(
    inArray(sale.id, withCode),
    like(sale.planName, `%${escapeLike(text)}%`),
    number === undefined ? undefined : eq(sale.number, Number(number)),
  )
}

/** SQLite's LIKE has no escape character unless one is named; a code or name never needs its wildcards. */
const escapeLike = (text: string): string => text.replaceAll(/[%_]/g, '')
