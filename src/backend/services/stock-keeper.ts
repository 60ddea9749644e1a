/** Keeps the emergency stock as it should be, in the background: makes what is missing, takes out what is not good enough. */
import { and, asc, eq, exists, gt, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { RandomBelow } from '../../core/codes.ts'
import { AppError } from '../../core/errors.ts'
import { limitsOf } from '../../core/plan.ts'
import { type Stocked, stockWork } from '../../core/stock.ts'
import type { Log } from '../log.ts'
import type { RouterFleet } from '../ports.ts'
import { grant, location, plan, router, token, tokenInStock } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { freshCode } from './fresh-code.ts'
import { newWish } from './grant-changes.ts'
import { putGrants } from './grants-at-sale.ts'
import { routersFor } from './sold-on.ts'

/** Routers take the newest first, and nobody waits for these. */
const AFTER_CUSTOMERS = 0
/** Codes made in one piece: a few milliseconds, which no sale notices. */
const PIECE = 20
/** The least between two looks: a queue of customers is refilled for once, after a moment. */
const PAUSE_MS = 250
/** A look without any occasion, for what nobody tells: a used code, a package that was changed. */
const AGAIN_MS = 60_000

export interface StockKeeperOptions {
  readonly store: Store
  readonly random: RandomBelow
  readonly routers: Pick<RouterFleet, 'kick'>
  readonly log: Log
  readonly onChange: () => void
  readonly pauseMs?: number
}

type PlanRow = typeof plan.$inferSelect
type StockedRow = typeof token.$inferSelect & Stocked

export class StockKeeper {
  readonly #options: StockKeeperOptions
  #soon: NodeJS.Timeout | undefined
  #again: NodeJS.Timeout | undefined
  #isOver = false

  constructor(options: StockKeeperOptions) {
    this.#options = options
  }

  start(): void {
    this.#again = setInterval(() => this.changed(), AGAIN_MS).unref()
    this.changed()
  }

  /** Something happened after which the stock may not be as it should be; looks soon, once for many. */
  changed(): void {
    if (!this.#isOver) this.#soon ??= setTimeout(() => this.#look(), this.#options.pauseMs ?? PAUSE_MS).unref()
  }

  stop(): void {
    clearInterval(this.#again)
    clearTimeout(this.#soon)
    this.#isOver = true
  }

  #look(): void {
    this.#soon = undefined
    try {
      for (const what of this.#plans()) this.#keep(what)
    } catch (error) {
      // A full disk: what is missing is made at a later look, and selling goes on as it can.
      this.#options.log.error('the emergency stock could not be filled up', error)
    }
  }

  /** The packages that have a level, and those that have codes left from when they had one. */
  #plans(): PlanRow[] {
    const { db } = this.#options.store
    const left = db
      .select({ id: token.id })
      .from(token)
      .where(and(eq(token.planId, plan.id), tokenInStock))
    return db
      .select()
      .from(plan)
      .where(or(gt(plan.stockLevel, 0), exists(left)))
      .orderBy(asc(plan.position))
      .all()
  }

  #keep(what: PlanRow): void {
    const { store, routers, onChange } = this.#options
    const routerIds = routerIdsOf(store, what)
    const level = what.active && routerIds.length > 0 ? what.stockLevel : 0
    const stocked = stockOf(store, what.id)
    const { unfit, missing } = stockWork(level, stocked, what, routerIds)
    const going = unfit.slice(0, PIECE)
    const behind = stocked.filter((each) => !unfit.includes(each) && each.routerIds.length < routerIds.length)
    const making = Math.min(missing, PIECE)
    if (going.length + making + behind.length === 0) return
    store.settle((tx, at) => {
      voidTokens(
        tx,
        going.map(({ id }) => id),
        at,
      )
      for (const { id, routerIds: has } of behind)
        putGrants(
          tx,
          [id],
          routerIds.filter((each) => !has.includes(each)),
          at,
        )
      putStock(tx, { what, many: making, routerIds, random: this.#options.random, at })
    })
    for (const routerId of new Set([...routerIds, ...going.flatMap((each) => each.routerIds)])) routers.kick(routerId)
    onChange()
    if (unfit.length > going.length || missing > making) this.changed()
  }
}

/** The routers on which the package is sold; none while it has none. */
function routerIdsOf({ db }: Store, what: PlanRow): string[] {
  try {
    return routersFor(db, what).map(({ id }) => id)
  } catch (error) {
    if (error instanceof AppError) return []
    throw error
  }
}

/** The codes of the stock that are neither sold nor voided, oldest first. */
function stockOf({ db }: Store, planId: string): StockedRow[] {
  const rows = db
    .select()
    .from(token)
    .where(and(eq(token.planId, planId), tokenInStock))
    .orderBy(asc(token.createdAt), asc(token.id))
    .all()
  const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`
  const there = db
    .select({ tokenId: grant.tokenId, routerId: grant.routerId })
    .from(grant)
    .innerJoin(router, and(eq(router.id, grant.routerId), isNull(router.retiredAt)))
    .where(and(inArray(grant.tokenId, ids), ne(grant.wanted, 'absent')))
    .all()
  const routersOf = Map.groupBy(there, ({ tokenId }) => tokenId)
  return rows.map((row) => ({ ...row, routerIds: (routersOf.get(row.id) ?? []).map(({ routerId }) => routerId) }))
}

/** Within a transaction: nobody will ever log in with them. */
export function voidTokens(tx: Tx, ids: readonly string[], at: number): void {
  const isMeant = inArray(token.id, [...ids])
  tx.update(token).set({ voidedAt: at }).where(isMeant).run()
  tx.update(grant)
    .set({ ...newWish, wanted: 'absent', state: 'waiting', updatedAt: at })
    .where(inArray(grant.tokenId, [...ids]))
    .run()
}

interface Making {
  readonly what: PlanRow
  readonly many: number
  readonly routerIds: readonly string[]
  readonly random: RandomBelow
  readonly at: number
}

function putStock(tx: Tx, { what, many, routerIds, random, at }: Making): void {
  const cafe = tx.select().from(location).where(eq(location.id, what.locationId)).get()
  if (!cafe) return
  const made = Array.from({ length: many }, () => {
    const code = freshCode(tx, random, cafe.codeMark, what.codeLength)
    const row = { id: uuidv7(), planId: what.id, position: 0, isStock: true, code, password: code, createdAt: at }
    tx.insert(token)
      .values({ ...row, ...limitsOf(what) })
      .run()
    return row.id
  })
  putGrants(tx, made, routerIds, at, AFTER_CUSTOMERS)
}
