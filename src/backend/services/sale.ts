/** The calls about sales: sell, find today's, look at one. */
import { and, count, desc, eq, gte, inArray, like, or, type SQL, sql, sum } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { MIN_PHONE_DIGITS, phoneDigits } from '../../core/customer.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import { startOfDay } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { sale, token, topUp } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Approvals } from './approval.ts'
import { makeSale } from './make-sale.ts'
import { type RefundOptions, refundSale } from './refund.ts'
import { quoteRefund } from './refund-quote.ts'
import { saveRefundRules } from './refund-rules.ts'
import { requireSale } from './require-sale.ts'
import type { SaleDesk } from './sale-desk.ts'

export interface SaleOptions {
  readonly store: Store
  readonly clock: Clock
  readonly routers: RouterFleet
  readonly desk: SaleDesk
  readonly approvals: Approvals
  readonly drawer: RefundOptions['drawer']
  /** Tells the screens that a sale moved on. */
  readonly onSale: (saleId: string) => void
}

type SaleCalls = TellerContract['sale']

export function saleService(options: SaleOptions): GroupHandlers<SaleCalls, CallContext> {
  const { store, desk } = options
  return {
    sell: (input, ctx) => {
      // Every further token of a sale counts as much as the call did.
      if (input.quantity > 1) ctx.spend('sell', input.quantity - 1)
      return desk.sell(input.requestId, ctx, (tools) => makeSale(tools, input, ctx.person()))
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
        .select({ count: count(), taken: sum(sale.totalMinor), givenBack: sum(GIVEN_BACK) })
        .from(sale)
        .where(where)
        .get()
      return {
        sales: store.sales.all(rows),
        count: all?.count ?? 0,
        totalMinor: Number(all?.taken ?? 0) - Number(all?.givenBack ?? 0),
      }
    },
    refundQuote: (input, ctx) => quoteRefund(store, input, ctx.person(), options.clock()),
    refund: (input, ctx) => refundSale(options, input, ctx),
    refundRules: () => ({ remaining: store.here()?.refundRemaining ?? false }),
    saveRefundRules: (rules, ctx) => saveRefundRules(store, rules, ctx.person()),
    get: ({ id }, ctx) => requireSale(store, id, ctx.person()),
  }
}

/** Of one sale, which may have been given back in several steps. */
const GIVEN_BACK = sql<number>`(select ifnull(sum(amount_minor), 0) from refund where refund.sale_id = ${sale.id})`

/** Today by the café's clock; everybody's, or one's own. */
function salesOfToday({ store, clock }: SaleOptions, person: Signed, text: string): SQL | undefined {
  const since = startOfDay(clock(), store.here()?.timeZone ?? 'UTC')
  const whose = holds(person.role, 'sale.read_all') ? undefined : eq(sale.personId, person.id)
  return and(gte(sale.at, since), eq(sale.locationId, person.locationId), whose, matching(store, text, since))
}

function matching({ db }: Store, text: string, since: number): SQL | undefined {
  if (text === '') return undefined
  const typed = text.toLowerCase().replaceAll(/[\s-]/g, '')
  const isWithCode = like(token.code, `%${escapeLike(typed)}%`)
  const ofToken = db.select({ id: token.saleId }).from(token).innerJoin(sale, eq(sale.id, token.saleId))
  const ofTopUp = db.select({ id: topUp.saleId }).from(topUp).innerJoin(token, eq(token.id, topUp.tokenId))
  const number = /^#?(\d{1,9})$/.exec(typed)?.[1]
  const phone = phoneDigits(text) ?? ''
  return or(
    inArray(sale.id, ofToken.where(and(gte(sale.at, since), isWithCode))),
    inArray(sale.id, ofTopUp.where(and(gte(topUp.at, since), isWithCode))),
    like(sale.planName, `%${escapeLike(text)}%`),
    like(sale.note, `%${escapeLike(text)}%`),
    phone.length < MIN_PHONE_DIGITS ? undefined : like(sale.phone, `%${phone}`),
    number === undefined ? undefined : eq(sale.number, Number(number)),
  )
}

/** SQLite's LIKE has no escape character unless one is named; a code or name never needs its wildcards. */
const escapeLike = (text: string): string => text.replaceAll(/[%_]/g, '')
