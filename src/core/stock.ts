/** The emergency stock: unsold codes that lie ready on the routers, so that a sale needs no router to answer. */
import { limitsOf, type PlanLimits } from './plan.ts'

/** The most codes that are kept ready of one package. */
export const MAX_STOCK_LEVEL = 200

/** A code of the stock, as the rule about it needs it. */
export interface Stocked extends PlanLimits {
  /** Somebody logged in with it, and nobody bought it: it cannot be sold as new. */
  readonly firstUsedAt: number | null
  readonly blockedAt: number | null
  /** The routers in use that have it or will have it. */
  readonly routerIds: readonly string[]
}

/** Is this code what a customer of the package should get today, on the routers it is sold on today? */
export function isFit(stocked: Stocked, plan: PlanLimits, routerIds: readonly string[]): boolean {
  if (stocked.firstUsedAt !== null || stocked.blockedAt !== null) return false
  return sameLimits(stocked, plan) && stocked.routerIds.every((id) => routerIds.includes(id))
}

/** What there is to do so that the stock is as it should be. */
export interface StockWork<S> {
  /** Not good enough any more, or more than wanted: they go. */
  readonly unfit: readonly S[]
  readonly missing: number
}

/**
 * A code that still waits for its router counts as much as one that is there: a router that is away must not have
 * more and more of them made. Of too many the last ones go.
 */
export function stockWork<S extends Stocked>(
  level: number,
  stocked: readonly S[],
  plan: PlanLimits,
  routerIds: readonly string[],
): StockWork<S> {
  const fit = stocked.filter((each) => isFit(each, plan, routerIds))
  const kept = new Set(fit.slice(0, level))
  return { unfit: stocked.filter((each) => !kept.has(each)), missing: Math.max(0, level - kept.size) }
}

function sameLimits(a: PlanLimits, b: PlanLimits): boolean {
  const [one, other] = [limitsOf(a), limitsOf(b)]
  return (Object.keys(one) as (keyof PlanLimits)[]).every((name) => one[name] === other[name])
}
