/** The grants in the store, as a router's worker takes them and settles them. */
import { and, asc, eq, lte, sql } from 'drizzle-orm'
import { type PlanLimits, rateLimitOf } from '../../core/plan.ts'
import { grant, grantIsOpen, plan, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { type GrantQueue, type GrantResult, type HotspotGrant, type HotspotProfile, hotspotProfile } from './grant.ts'

export interface StoredGrantsOptions {
  readonly store: Store
  /** Within the transaction that puts a token on its router: its ticket may come out. Names the printer to kick. */
  readonly release: (tx: Tx, tokenId: string, at: number) => string | undefined
  readonly onSettled: (saleId: string, printerId: string | undefined) => void
}

export class StoredGrants implements GrantQueue {
  readonly #options: StoredGrantsOptions
  readonly #due: ReturnType<typeof prepareDue>

  constructor(options: StoredGrantsOptions) {
    this.#options = options
    this.#due = prepareDue(options.store)
  }

  due(routerId: string, limit: number): readonly HotspotGrant[] {
    return this.#due.all({ routerId, now: Date.now(), limit }).map((row) => toHotspotGrant(row.grant, row.token))
  }

  settle(grantId: string, version: number, result: GrantResult): void {
    // Reading back what was already told changes nothing.
    if (result.state === 'on_router' && result.verified) return
    const { store, release, onSettled } = this.#options
    const settled = store.settle((tx, at) => {
      const row = tx
        .update(grant)
        .set({ ...columnsOf(result), updatedAt: at })
        .where(and(eq(grant.id, grantId), eq(grant.version, version)))
        .returning({ tokenId: grant.tokenId })
        .get()
      if (!row) return undefined
      const printerId = result.state === 'on_router' ? release(tx, row.tokenId, at) : undefined
      const sold = tx.select({ saleId: token.saleId }).from(token).where(eq(token.id, row.tokenId)).get()
      return sold && { saleId: sold.saleId, printerId }
    })
    if (settled) onSettled(settled.saleId, settled.printerId)
  }

  /** The profiles of all packages on sale, for a worker to have ready before the first customer. */
  profiles(): readonly HotspotProfile[] {
    const rows = this.#options.store.db.select().from(plan).where(eq(plan.active, true)).all()
    return rows.map((row) => profileOf(row))
  }
}

/** Compiled once: it is asked with every sale, while a customer waits. */
function prepareDue({ db }: Store) {
  const isHere = eq(grant.routerId, sql.placeholder('routerId'))
  const isDue = and(eq(grant.state, 'waiting'), grantIsOpen, lte(grant.retryAt, sql.placeholder('now')))
  return db
    .select({ grant, token })
    .from(grant)
    .innerJoin(token, eq(token.id, grant.tokenId))
    .where(and(isHere, isDue))
    .orderBy(asc(grant.createdAt), asc(grant.id))
    .limit(sql.placeholder('limit'))
    .prepare()
}

function profileOf(limits: PlanLimits): HotspotProfile {
  const rateLimit = rateLimitOf(limits)
  return hotspotProfile({ sharedUsers: limits.devices, ...(rateLimit && { rateLimit }) })
}

function toHotspotGrant(row: typeof grant.$inferSelect, sold: typeof token.$inferSelect): HotspotGrant {
  return {
    id: row.id,
    version: row.version,
    wanted: row.wanted,
    username: sold.code,
    password: sold.password,
    profile: profileOf(sold),
    ...(sold.timeLimitSeconds !== null && { limitUptimeSeconds: sold.timeLimitSeconds }),
    ...(sold.dataLimitBytes !== null && { limitBytesTotal: sold.dataLimitBytes }),
    ...(row.routerRef !== null && { routerRef: row.routerRef }),
  }
}

function columnsOf(result: GrantResult): Partial<typeof grant.$inferInsert> {
  switch (result.state) {
    case 'on_router':
      return { state: 'on_router', routerRef: result.routerRef, problem: null, detail: null }
    case 'waiting':
      return { state: 'waiting', problem: result.error, detail: result.text, retryAt: result.retryAt }
    case 'refused':
      return { state: 'refused', problem: result.reason, detail: result.text }
    case 'off_router':
      return { state: 'off_router', routerRef: null, problem: null, detail: null }
  }
}
