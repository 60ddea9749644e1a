/** Sold codes with their life so far: what is left, until when, tied to what, and how they stand with each router. */
import { asc, eq } from 'drizzle-orm'
import type { TokenLife, TokenView } from '../../contract/token.ts'
import { groupCode } from '../../core/codes.ts'
import { standingOf, standingOfAll } from '../../core/grants.ts'
import { limitsOf } from '../../core/plan.ts'
import { LISTED_TOKENS } from '../../core/sale.ts'
import { consumed, leftOf, overBy } from '../../core/token-life.ts'
import type { Db } from './open.ts'
import { grant, router, sale, token } from './schema.ts'

/** A token with its sale and its grants, as the rules about its life need them. */
export type TokenRecord = ReturnType<typeof readToken> & {}

type Reader = Pick<Db, 'select'>

/** The token of this id; undefined when there is none. */
export function readToken(db: Reader, id: string) {
  const row = db
    .select({ token, sale })
    .from(token)
    .innerJoin(sale, eq(sale.id, token.saleId))
    .where(eq(token.id, id))
    .get()
  if (!row) return undefined
  return { ...row, grants: readGrants(db, id) }
}

/** A token's grants with their routers, the oldest router first. */
export function readGrants(db: Reader, tokenId: string) {
  return db
    .select({ grant, router })
    .from(grant)
    .innerJoin(router, eq(router.id, grant.routerId))
    .where(eq(grant.tokenId, tokenId))
    .orderBy(asc(router.createdAt), asc(router.id))
    .all()
}

/** The ids of a sale's tokens, in the order in which they were sold: as many as are listed with it. */
export function tokensOfSale(db: Reader, saleId: string): string[] {
  const rows = db
    .select({ id: token.id })
    .from(token)
    .where(eq(token.saleId, saleId))
    .orderBy(asc(token.position))
    .limit(LISTED_TOKENS)
    .all()
  return rows.map(({ id }) => id)
}

/** What is known of a code, sold or not. */
export interface LifeRecord {
  readonly token: typeof token.$inferSelect
  readonly planName: string
  readonly grants: TokenRecord['grants']
}

/** A sold token as a screen shows it at this moment. */
export function tokenInView({ sale: of, ...record }: TokenRecord, now: number): TokenView {
  const life = lifeInView({ ...record, planName: of.planName }, now)
  return { ...life, saleId: of.id, saleNumber: of.number, soldAt: of.at }
}

/** A code and what is left of it at this moment. */
export function lifeInView({ token: row, planName, grants }: LifeRecord, now: number): TokenLife {
  const used = consumed(grants.map((each) => each.grant))
  const standings = grants.map(({ grant: each, router: at }) => ({ ...each, isRetired: at.retiredAt !== null }))
  return {
    id: row.id,
    codeGroups: groupCode(row.code),
    planName,
    limits: limitsOf(row),
    usedSeconds: used.seconds,
    usedBytes: used.bytes,
    leftSeconds: leftOf(row.timeLimitSeconds, used.seconds),
    leftBytes: leftOf(row.dataLimitBytes, used.bytes),
    expiresAt: row.expiresAt,
    overBy: overBy(row, used, now),
    blockedAt: row.blockedAt,
    refunded: row.refundedAt !== null,
    state: standingOfAll(standings),
    routers: grants.map(({ grant: each, router: at }) => ({
      id: at.id,
      name: at.name,
      state: standingOf({ ...each, isRetired: at.retiredAt !== null }),
      problem: each.problem,
      usedSeconds: each.usedSeconds + each.carriedSeconds,
      usedBytes: each.usedBytes + each.carriedBytes,
      device: each.device,
    })),
  }
}
