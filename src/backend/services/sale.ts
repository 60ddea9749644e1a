/** The calls about sales: sell, find today's, look at one. */
import { and, count, desc, eq, gte, inArray, like, or, type SQL, sum } from 'drizzle-orm'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { SaleView } from '../../contract/sales.ts'
import type { RandomBelow } from '../../core/codes.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import { startOfDay } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { refund, sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Approvals } from './approval.ts'
import type { CashDrawer } from './drawer.ts'
import { makeSale } from './make-sale.ts'
import { refundSale } from './refund.ts'
import { requireSale } from './require-sale.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface SaleOptions {
  readonly store: Store
  readonly clock: Clock
  readonly random: RandomBelow
  readonly routers: RouterFleet
  readonly tickets: TicketOffice
  readonly approvals: Approvals
  /** Opens the drawer for the cash of a sale that is made. */
  readonly drawer: Pick<CashDrawer, 'afterCashSale'>
  /** Tells the screens that a sale was made or moved on. */
  readonly onSale: (saleId: string) => void
}

type SaleCalls = TellerContract['sale']
type SellInput = z.output<SaleCalls['sell']['input']>

export function saleService(options: SaleOptions): GroupHandlers<SaleCalls, CallContext> {
  const { store } = options
  return {
    sell: (input, ctx) => {
      // Every further token of a sale counts as much as the call did.
      if (input.quantity > 1) ctx.spend('sell', input.quantity - 1)
      return sell(options, input, ctx)
    },
    today: (input, ctx) => {
      const where = salesOfToday(options, ctx.person(), input.text)
      const rows = store.db
        .select()
        .from(sale)
        .where(where)
        .orderBy(desc(sale.at), desc(sale.number))
        .limit(input.limit)
        .all()
      const all = store.db
        .select({ count: count(), taken: sum(sale.totalMinor), givenBack: sum(refund.amountMinor) })
        .from(sale)
        .leftJoin(refund, eq(refund.saleId, sale.id))
        .where(where)
        .get()
      return {
        sales: rows.map((row) => store.sales.of(row)),
        count: all?.count ?? 0,
        totalMinor: Number(all?.taken ?? 0) - Number(all?.givenBack ?? 0),
      }
    },
    refund: (input, ctx) => refundSale(options, input, ctx),
    get: ({ id }, ctx) => requireSale(store, id, ctx.person()),
  }
}

/** Durable first; then the router, the ticket and the screens, each in its own time. */
function sell(options: SaleOptions, input: SellInput, ctx: CallContext): SaleView {
  const { store, random, routers, tickets, drawer } = options
  const person = ctx.person()
  const made = findByRequest(store, input.requestId)
  if (made !== undefined) return requireSale(store, made, person)
  const sold = store.write((tx, at) => makeSale({ tx, at, random, tickets }, input, person))
  for (const routerId of sold.routerIds) routers.kick(routerId)
  drawer.afterCashSale(ctx.callerId)
  tickets.prepare(sold.held)
  options.onSale(sold.saleId)
  return requireSale(store, sold.saleId, person)
}

function findByRequest(store: Store, requestId: string): string | undefined {
  return store.db.select({ id: sale.id }).from(sale).where(eq(sale.requestId, requestId)).get()?.id
}

/** Today by the café's clock; everybody's, or one's own. */
function salesOfToday({ store, clock }: SaleOptions, person: Signed, text: string): SQL | undefined {
  const since = startOfDay(clock(), store.here()?.timeZone ?? 'UTC')
  const whose = holds(person.role, 'sale.read_all') ? undefined : eq(sale.personId, person.id)
  return and(gte(sale.at, since), eq(sale.locationId, person.locationId), whose, matching(store, text, since))
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
