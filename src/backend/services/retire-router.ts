/** Putting a router out of use, with a look at what that leaves behind, and into use again. */
import { and, count, eq, ne } from 'drizzle-orm'
import type { Retirement } from '../../contract/router.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind } from '../../core/journal.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { grant, grantIsOpen, plan, router } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { requireRouter } from './equipment.ts'
import { isInUseAt } from './router-counts.ts'

interface RetireOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly onChange: () => void
}

type Router = typeof router.$inferSelect

export function retirementOf(store: Store, { id, locationId }: Router): Retirement {
  const { db } = store
  const isOnlyHere = and(eq(plan.routerId, id), eq(plan.active, true))
  const others = db
    .select({ n: count() })
    .from(router)
    .where(and(isInUseAt(locationId), ne(router.id, id)))
    .get()
  const open = db
    .select({ wanted: grant.wanted, n: count() })
    .from(grant)
    .where(and(eq(grant.routerId, id), grantIsOpen))
    .groupBy(grant.wanted)
    .all()
  const many = (wanted: string) => open.find((found) => found.wanted === wanted)?.n ?? 0
  return {
    plans: db
      .select()
      .from(plan)
      .where(isOnlyHere)
      .orderBy(plan.position)
      .all()
      .map(({ name }) => name),
    isLast: others?.n === 0,
    toAdd: many('present'),
    // A blocked code that still works there is as bad as one whose money was given back.
    toRemove: many('absent') + many('disabled'),
  }
}

/**
 * From here on nothing is sold on it and nobody connects to it; its grants stay as they are, for the day it comes back.
 *
 * @throws AppError `router_in_use` when that leaves something behind and was not confirmed
 */
export function retireRouter(
  options: RetireOptions,
  { routerId, confirmed }: { readonly routerId: string; readonly confirmed: boolean },
  person: Signed,
): Promise<null> {
  const row = requireRouter(options.store, routerId, person)
  const left = retirementOf(options.store, row)
  const leavesSomething = left.plans.length > 0 || left.isLast || left.toAdd + left.toRemove > 0
  if (leavesSomething && !confirmed) throw new AppError('conflict', 'router_in_use')
  const { plans, toAdd, toRemove } = left
  return putInUse(options, row, { kind: 'router.retired', data: { plans, toAdd, toRemove } }, person)
}

export function restoreRouter(options: RetireOptions, routerId: string, person: Signed): Promise<null> {
  return putInUse(
    options,
    requireRouter(options.store, routerId, person),
    { kind: 'router.restored', data: {} },
    person,
  )
}

interface Change {
  readonly kind: JournalKind & ('router.retired' | 'router.restored')
  readonly data: object
}

async function putInUse(
  { store, routers, onChange }: RetireOptions,
  { id, name, retiredAt }: Router,
  { kind, data }: Change,
  person: Signed,
): Promise<null> {
  // Done already, at another window.
  if ((retiredAt !== null) === (kind === 'router.retired')) return null
  store.write((tx, at) => {
    const set = { retiredAt: kind === 'router.retired' ? at : null }
    tx.update(router).set(set).where(eq(router.id, id)).run()
    const subject = { type: 'router', id, name } as const
    return { value: null, fact: { kind, by: actor(person), subject, data } }
  })
  await routers.reload()
  onChange()
  return null
}
