/** The shelf of the emergency stock: the codes of a package that can be handed to a customer as they are. */
import { and, asc, count, eq, exists, isNull, or, sql } from 'drizzle-orm'
import type { PlanLimits } from '../../core/plan.ts'
import type { Db } from '../store/open.ts'
import { grant, plan, router, token, tokenInStock } from '../store/schema.ts'

type TokenRow = typeof token.$inferSelect

/** Reads with statements that are compiled once: a sale asks while a customer waits. */
export class StockShelf {
  readonly #statements: ReturnType<typeof prepareStatements>

  constructor(db: Db) {
    this.#statements = prepareStatements(db)
  }

  /** The oldest codes of this package that are ready, at most so many. */
  ready(planId: string, quantity: number): TokenRow[] {
    return this.#statements.ready.all({ planId, quantity }).map((row) => row.token)
  }

  /** How many are ready of each package that has any, by its id. */
  counts(): ReadonlyMap<string, number> {
    return new Map(this.#statements.counts.all().map(({ planId, many }) => [planId, many]))
  }
}

/**
 * Ready is what nobody sold, voided, used or blocked, what has the limits of today's package, and what a router in use
 * is known to have: then it works at once, whether that router answers just now or not.
 */
function prepareStatements(db: Db) {
  const isThere = db
    .select({ id: grant.id })
    .from(grant)
    .innerJoin(router, and(eq(router.id, grant.routerId), isNull(router.retiredAt)))
    .where(
      and(
        eq(grant.tokenId, token.id),
        eq(grant.wanted, 'present'),
        eq(grant.state, 'on_router'),
        or(isNull(plan.routerId), eq(plan.routerId, grant.routerId)),
      ),
    )
  const isUntouched = and(tokenInStock, isNull(token.firstUsedAt), isNull(token.blockedAt))
  const isReady = and(isUntouched, hasLimitsOfPlan(), exists(isThere))
  const isOfPlan = eq(token.planId, sql.placeholder('planId'))
  const joined = eq(plan.id, token.planId)
  return {
    ready: db
      .select({ token })
      .from(token)
      .innerJoin(plan, joined)
      .where(and(isOfPlan, isReady))
      .orderBy(asc(token.createdAt), asc(token.id))
      .limit(sql.placeholder('quantity'))
      .prepare(),
    counts: db
      .select({ planId: token.planId, many: count() })
      .from(token)
      .innerJoin(plan, joined)
      .where(isReady)
      .groupBy(token.planId)
      .prepare(),
  }
}

/** What a package allows may have been changed since the code was made. */
function hasLimitsOfPlan() {
  const columns: Readonly<Record<keyof PlanLimits, true>> = {
    timeLimitSeconds: true,
    validitySeconds: true,
    validityFrom: true,
    dataLimitBytes: true,
    uploadKbps: true,
    downloadKbps: true,
    burstUploadKbps: true,
    burstDownloadKbps: true,
    burstSeconds: true,
    devices: true,
    lockDevice: true,
  }
  const names = Object.keys(columns) as (keyof PlanLimits)[]
  return and(...names.map((name) => sql`${token[name]} is ${plan[name]}`))
}
