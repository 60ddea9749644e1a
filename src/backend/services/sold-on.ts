/** On which routers a package is sold, and where its customers log in. */
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { AppError } from '../../core/errors.ts'
import type { PlanKind } from '../../core/plan.ts'
import { grant, plan, router } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

type Reader = Pick<Tx, 'select'>
type Router = typeof router.$inferSelect

/**
 * The routers in use that get each token of this package, oldest first; never none.
 *
 * @throws AppError `plan_router_retired` when its one router is out of use; `no_router` when its location has none
 */
export function routersFor(db: Reader, what: Pick<typeof plan.$inferSelect, 'routerId' | 'locationId'>): Router[] {
  const isMeant = what.routerId === null ? eq(router.locationId, what.locationId) : eq(router.id, what.routerId)
  const isInUse = and(isMeant, isNull(router.retiredAt))
  const targets = db.select().from(router).where(isInUse).orderBy(asc(router.createdAt), asc(router.id)).all()
  if (targets.length > 0) return targets
  throw new AppError('conflict', what.routerId === null ? 'no_router' : 'plan_router_retired')
}

/** The same by the package's id. @throws AppError also `no_such_plan` */
export function routerIdsOfPlan(db: Reader, planId: string): string[] {
  return routersFor(db, requirePlan(db, planId)).map(({ id }) => id)
}

/** @throws AppError `no_such_plan` */
export function planKindOf(db: Reader, planId: string): PlanKind {
  return requirePlan(db, planId).kind
}

function requirePlan(db: Reader, planId: string): typeof plan.$inferSelect {
  const what = db.select().from(plan).where(eq(plan.id, planId)).get()
  if (!what) throw new AppError('not_found', 'no_such_plan')
  return what
}

/** Host of the login page for a ticket: of the first of these routers that has one; empty prints no QR code. */
export function loginHostOf(routers: readonly Pick<Router, 'loginHost'>[]): string {
  return routers.find(({ loginHost }) => loginHost !== '')?.loginHost ?? ''
}

/** The routers a token was sold on, those in use before the others. */
export function routersOfToken(db: Reader, tokenId: string): Router[] {
  const rows = db
    .select({ router })
    .from(grant)
    .innerJoin(router, eq(router.id, grant.routerId))
    .where(eq(grant.tokenId, tokenId))
    .orderBy(desc(isNull(router.retiredAt)), asc(router.createdAt), asc(router.id))
    .all()
  return rows.map((row) => row.router)
}
