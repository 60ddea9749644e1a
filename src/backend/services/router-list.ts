/** Every router of a location, with how it does and what waits for it. */
import { asc, eq, isNotNull } from 'drizzle-orm'
import type { RouterEntry } from '../../contract/router.ts'
import type { RouterFleet } from '../ports.ts'
import { router } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { countAtRouters } from './router-counts.ts'
import type { UserCounts } from './user-counts.ts'

interface ListOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly users: UserCounts
}

export function listRouters({ store, routers, users }: ListOptions, locationId: string): Promise<RouterEntry[]> {
  const rows = store.db
    .select()
    .from(router)
    .where(eq(router.locationId, locationId))
    .orderBy(asc(isNotNull(router.retiredAt)), asc(router.createdAt), asc(router.id))
    .all()
  const countsOf = countAtRouters(store)
  const entries = rows.map(async (row) => {
    const { since, ...link } = routers.link(row.id)
    const known = { ...row, ...link, since: since > 0 ? since : null, ...countsOf(row.id) }
    return { ...known, users: await users.of(row.id) }
  })
  return Promise.all(entries)
}
