/** The calls that sell more onto a code that somebody has. */
import { and, asc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { TopUpOffer } from '../../contract/slips.ts'
import { isOnSale } from '../../core/active-hours.ts'
import { AppError } from '../../core/errors.ts'
import type { Clock } from '../../core/ports.ts'
import { consumed, extended, overBy, shortened } from '../../core/token-life.ts'
import { topUpBy } from '../../core/top-up.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import { taxOf } from '../store/money-rules.ts'
import { priceOf } from '../store/plan-prices.ts'
import { grant, plan, token, topUp } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { readToken, type TokenRecord } from '../store/token-views.ts'
import { bookSale, drawerFor, saleFact } from './book-sale.ts'
import { goodsOf, requireSellable, type SaleTools } from './make-sale.ts'
import { zoneOf } from './plan-tiles.ts'
import { putAgain } from './put-again.ts'
import { requireToken } from './require-token.ts'
import type { SaleDesk } from './sale-desk.ts'

type TopUpCalls = TellerContract['topUp']
type SellInput = z.output<TopUpCalls['sell']['input']>

export interface TopUpOptions {
  readonly store: Store
  readonly clock: Clock
  readonly desk: SaleDesk
}

export function topUpService({ store, clock, desk }: TopUpOptions): GroupHandlers<TopUpCalls, CallContext> {
  return {
    offers: ({ tokenId }, ctx) => offersFor(store, tokenId, ctx.person(), clock()),
    sell: (input, ctx) => desk.sell(input.requestId, ctx, (tools) => sellTopUp(tools, input, ctx.person())),
  }
}

function offersFor({ db }: Store, tokenId: string, person: Signed, at: number): TopUpOffer[] {
  const { token: row } = requireToken(db, tokenId, person)
  const isOffered = and(eq(plan.locationId, person.locationId), eq(plan.active, true))
  const plans = db.select().from(plan).where(isOffered).orderBy(asc(plan.position)).all()
  const zone = zoneOf(db, person.locationId)
  const nowOnSale = plans.filter(({ activeHours }) => isOnSale(activeHours, at, zone))
  return nowOnSale.flatMap((each) => {
    const more = topUpBy(each, row)
    return more
      ? [
          {
            planId: each.id,
            planName: each.name,
            priceMinor: priceOf(db, each.id, at),
            tax: taxOf(db, each.id),
            ...more,
          },
        ]
      : []
  })
}

/**
 * One transaction: the sale, what it puts on the code, and the wish that every router gets it again.
 *
 * @throws AppError `no_such_token`, `already_refunded`, `token_blocked`, `top_up_unfit`, and what a sale throws
 */
function sellTopUp(tools: SaleTools, input: SellInput, person: Signed) {
  const { tx, at } = tools
  const record = requireToken(tx, input.tokenId, person)
  const { token: before, grants } = record
  if (before.blockedAt !== null) throw new AppError('conflict', 'token_blocked')
  const { cafe, what } = requireSellable(tx, input.planId, person, at)
  const more = topUpBy(what, before)
  if (!more) throw new AppError('conflict', 'top_up_unfit')
  const asked = { planId: what.id, tokenId: before.id }
  const routerIds = grants.map(({ router }) => router.id)
  const booked = bookSale(tools, { ...goodsOf(cafe, what), quantity: 1, routerIds, asked }, input, person)
  const saleId = booked.row.id
  tx.insert(topUp)
    .values({ id: uuidv7(), saleId, tokenId: before.id, ...more, at })
    .run()
  putLife(tx, extended(before, consumed(grants.map((each) => each.grant)), more, at))
  putAgain(tx, before, at)
  const data = { ...more, tokenId: before.id, ofSale: record.sale.number }
  const value = { saleId, routerIds, held: [], ...drawerFor(booked) }
  return { value, fact: saleFact(booked, [before], person, data) }
}

/**
 * Within the transaction of a refund: what the sale put on a code goes again, as far as it was not used. Names the routers.
 * A code whose own money was given back has nothing left to take.
 */
export function takeTopUpBack(tx: Tx, saleId: string, at: number): string[] {
  const put = tx.select().from(topUp).where(eq(topUp.saleId, saleId)).get()
  const record = put && readToken(tx, put.tokenId)
  if (!record || record.token.refundedAt !== null) return []
  const used = consumed(record.grants.map((each) => each.grant))
  const after = shortened(record.token, used, put, at)
  putLife(tx, after)
  putAgain(tx, record.token, at)
  if (overBy(after, used, at) !== null) takeOff(tx, record)
  return record.grants.map(({ router }) => router.id)
}

function putLife(tx: Tx, row: TokenRecord['token']): void {
  const { id, timeLimitSeconds, dataLimitBytes, validitySeconds, expiresAt } = row
  tx.update(token).set({ timeLimitSeconds, dataLimitBytes, validitySeconds, expiresAt }).where(eq(token.id, id)).run()
}

/** Nothing is left of it: whoever is online with it is let go at once. */
function takeOff(tx: Tx, { token: { id } }: TokenRecord): void {
  tx.update(grant).set({ wanted: 'absent' }).where(eq(grant.tokenId, id)).run()
}
