/** What packages cost: the newest price whose time has come. */
import { and, asc, desc, eq, isNull, lte } from 'drizzle-orm'
import { planPrice } from './schema.ts'
import type { Tx } from './store.ts'

type Reader = Pick<Tx, 'select'>

/** In minor units of the location's currency. Where the clock stands before every price, it is the first one. */
export function priceOf(db: Reader, planId: string, at: number): number {
  const isIts = and(eq(planPrice.planId, planId), isNull(planPrice.withdrawnAt))
  const columns = { priceMinor: planPrice.priceMinor }
  const now = db
    .select(columns)
    .from(planPrice)
    .where(and(isIts, lte(planPrice.validFrom, at)))
    .orderBy(desc(planPrice.validFrom), desc(planPrice.createdAt), desc(planPrice.id))
    .limit(1)
    .get()
  const row = now ?? db.select(columns).from(planPrice).where(isIts).orderBy(asc(planPrice.validFrom)).limit(1).get()
  if (!row) throw new Error(`package ${planId} has no price`)
  return row.priceMinor
}

/** A package's row with the price of this moment. */
export function priced<T extends { readonly id: string }>(db: Reader, row: T, at: number): T & { priceMinor: number } {
  return { ...row, priceMinor: priceOf(db, row.id, at) }
}
