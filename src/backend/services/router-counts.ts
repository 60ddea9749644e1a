/** How much waits at each router: open grants and open differences, by the indexes that hold just those. */
import { and, count, eq, isNull } from 'drizzle-orm'
import { drift, driftIsOpen, grant, grantIsOpen, router } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export interface RouterCounts {
  readonly waiting: number
  readonly refused: number
  readonly differences: number
}

const NOTHING: RouterCounts = { waiting: 0, refused: 0, differences: 0 }

/** What waits at the routers, by router id; a router at which nothing waits has nothing. */
export function countAtRouters({ db }: Store): (routerId: string) => RouterCounts {
  const found = new Map<string, RouterCounts>()
  const add = (routerId: string, more: Partial<RouterCounts>) =>
    found.set(routerId, { ...NOTHING, ...found.get(routerId), ...more })
  const open = db
    .select({ routerId: grant.routerId, state: grant.state, n: count() })
    .from(grant)
    .where(grantIsOpen)
    .groupBy(grant.routerId, grant.state)
    .all()
  for (const { routerId, state, n } of open) add(routerId, { [state]: n })
  const differing = db
    .select({ routerId: drift.routerId, n: count() })
    .from(drift)
    .where(driftIsOpen)
    .groupBy(drift.routerId)
    .all()
  for (const { routerId, n } of differing) add(routerId, { differences: n })
  return (routerId) => found.get(routerId) ?? NOTHING
}

/** The routers in use at a location. */
export function isInUseAt(locationId: string) {
  return and(eq(router.locationId, locationId), isNull(router.retiredAt))
}
