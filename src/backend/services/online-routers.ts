/** The routers of a location that are in use, as the live view asks for them. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { AppError } from '../../core/errors.ts'
import { router } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** A router by its id and name. */
export interface RouterName {
  readonly id: string
  readonly name: string
}

export function routersHere({ db }: Store, locationId: string): RouterName[] {
  return db
    .select({ id: router.id, name: router.name })
    .from(router)
    .where(and(eq(router.locationId, locationId), isNull(router.retiredAt)))
    .orderBy(asc(router.createdAt))
    .all()
}

/** One of them, or all. @throws AppError `no_such_equipment`, also for another location's: nobody learns what exists. */
export function chosenRouters(store: Store, locationId: string, routerId: string | null): RouterName[] {
  const all = routersHere(store, locationId)
  const chosen = all.filter(({ id }) => routerId === null || id === routerId)
  if (routerId !== null && chosen.length === 0) throw new AppError('not_found', 'no_such_equipment')
  return chosen
}

export function oneRouter(store: Store, locationId: string, routerId: string): RouterName {
  const [found] = chosenRouters(store, locationId, routerId)
  if (!found) throw new AppError('not_found', 'no_such_equipment')
  return found
}
