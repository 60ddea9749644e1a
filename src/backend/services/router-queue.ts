/** What waits for a router or was refused by it, and trying that again. */
import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import type { QueueRow } from '../../contract/router.ts'
import { groupCode } from '../../core/codes.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { grant, grantIsOpen, plan, router, sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { requireRouter } from './equipment.ts'
import { isInUseAt } from './router-counts.ts'

type Calls = TellerContract['router']
type Queue = z.output<Calls['queue']['output']>

/** The routers that a call is about: the named one, or all in use at the caller's location. */
export function routersMeant(store: Store, routerId: string | null, person: Signed) {
  if (routerId !== null) return [requireRouter(store, routerId, person)]
  return store.db.select().from(router).where(isInUseAt(person.locationId)).all()
}

export function listQueue(
  store: Store,
  { routerId, offset, limit }: z.output<Calls['queue']['input']>,
  by: Signed,
): Queue {
  const isOpen = and(isAtOneOf(routersMeant(store, routerId, by)), grantIsOpen)
  const counts = store.db
    .select({ state: grant.state, n: count() })
    .from(grant)
    .where(isOpen)
    .groupBy(grant.state)
    .all()
  const many = (state: string) => counts.find((found) => found.state === state)?.n ?? 0
  // First the page, from the index alone; only then what each row tells.
  const page = store.db
    .select({ id: grant.id })
    .from(grant)
    .where(isOpen)
    .orderBy(asc(grant.state), asc(grant.createdAt), asc(grant.id))
    .limit(limit)
    .offset(offset)
    .all()
  const rows = rowsOf(
    store,
    page.map(({ id }) => id),
  )
  return { rows, waiting: many('waiting'), refused: many('refused') }
}

function rowsOf({ db }: Store, ids: readonly string[]): QueueRow[] {
  if (ids.length === 0) return []
  const found = db
    .select({ grant, token, planName: plan.name, sale, routerName: router.name })
    .from(grant)
    .innerJoin(token, eq(token.id, grant.tokenId))
    .innerJoin(plan, eq(plan.id, token.planId))
    .leftJoin(sale, eq(sale.id, token.saleId))
    .innerJoin(router, eq(router.id, grant.routerId))
    .where(inArray(grant.id, [...ids]))
    .orderBy(asc(grant.state), asc(grant.createdAt), asc(grant.id))
    .all()
  return found.map(({ grant: row, token: code, planName, sale: of, routerName }) => ({
    grantId: row.id,
    routerId: row.routerId,
    routerName,
    sale: of && { id: of.id, number: of.number },
    codeGroups: groupCode(code.code),
    planName: of?.planName ?? planName,
    wanted: row.wanted,
    state: row.state === 'refused' ? 'refused' : 'waiting',
    problem: row.problem,
    detail: row.detail,
    attempts: row.attempts,
    since: code.refundedAt ?? code.voidedAt ?? code.blockedAt ?? Math.max(row.createdAt, code.createdAt),
    retryAt: row.retryAt > 0 ? row.retryAt : null,
  }))
}

interface RetryOptions {
  readonly store: Store
  readonly routers: RouterFleet
  readonly onChange: () => void
}

/** Makes what waits or was refused due at once; what is wanted of it stays, and with it the version. */
export function retryGrants(
  { store, routers, onChange }: RetryOptions,
  { routerId, grantId }: z.output<Calls['retry']['input']>,
  person: Signed,
): { count: number } {
  const tried = routersMeant(store, routerId, person).map(({ id, name }) => {
    const isMeant = grantId === null ? undefined : eq(grant.id, grantId)
    const isDue = and(eq(grant.routerId, id), grantIsOpen, isMeant)
    if (!store.db.select({ id: grant.id }).from(grant).where(isDue).limit(1).get()) return 0
    const many = store.write((tx, at) => {
      const set = { state: 'waiting', retryAt: 0, problem: null, detail: null, updatedAt: at } as const
      const { changes } = tx.update(grant).set(set).where(isDue).run()
      const subject = { type: 'router', id, name } as const
      const data = { count: changes }
      return { value: changes, fact: { kind: 'router.retried', by: actor(person), subject, data } }
    })
    routers.kick(id)
    return many
  })
  onChange()
  return { count: tried.reduce((total, many) => total + many, 0) }
}

function isAtOneOf(routers: readonly { readonly id: string }[]): SQL {
  if (routers.length === 0) return sql`false`
  return inArray(
    grant.routerId,
    routers.map(({ id }) => id),
  )
}
