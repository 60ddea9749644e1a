/** The grants in the store, as a router's worker takes them and settles them. */
import { and, asc, desc, eq, gt, lte, or, type Placeholder, sql } from 'drizzle-orm'
import { grant, grantIsOpen, plan, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import type { GrantQueue, GrantResult, HotspotGrant, HotspotProfile, Settled } from './grant.ts'
import { grantColumns, profileOf, toHotspotGrant } from './stored-grant.ts'

export interface StoredGrantsOptions {
  readonly store: Store
  /** Within the transaction that puts a token on its router: its ticket may come out. Names the printer to kick. */
  readonly release: (tx: Tx, tokenId: string, at: number) => string | undefined
  /** `saleId` is null for a token that nobody bought yet. */
  readonly onSettled: (saleId: string | null, printerId: string | undefined) => void
}

export class StoredGrants implements GrantQueue {
  readonly #options: StoredGrantsOptions
  readonly #newest: ReturnType<typeof prepareDue>
  readonly #oldest: ReturnType<typeof prepareDue>

  constructor(options: StoredGrantsOptions) {
    this.#options = options
    this.#newest = prepareDue(options.store, desc)
    this.#oldest = prepareDue(options.store, asc)
  }

  due(routerId: string, limit: number, from: 'newest' | 'oldest'): readonly HotspotGrant[] {
    const statement = from === 'newest' ? this.#newest : this.#oldest
    return statement.all({ routerId, now: Date.now(), limit }).map(toHotspotGrant)
  }

  settle(results: readonly Settled[]): void {
    // Reading back what was already told changes nothing.
    const news = results.filter(({ result }) => !(result.state === 'on_router' && result.verified))
    if (news.length === 0) return
    const { store, onSettled } = this.#options
    const settled = store.settle((tx, at) => news.flatMap((each) => this.#settleOne(tx, at, each)))
    for (const { saleId, printerId } of settled) onSettled(saleId, printerId)
  }

  #settleOne(tx: Tx, at: number, { grant: { id, version }, result }: Settled) {
    const row = tx
      .update(grant)
      .set({ ...columnsOf(result), updatedAt: at })
      .where(and(eq(grant.id, id), eq(grant.version, version)))
      .returning({ tokenId: grant.tokenId })
      .get()
    if (!row) return []
    const printerId = result.state === 'on_router' ? this.#options.release(tx, row.tokenId, at) : undefined
    const sold = tx.select({ saleId: token.saleId }).from(token).where(eq(token.id, row.tokenId)).get()
    return sold ? [{ saleId: sold.saleId, printerId }] : []
  }

  /** The profiles of all packages on sale, for a worker to have ready before the first customer. */
  profiles(): readonly HotspotProfile[] {
    return soldProfiles(this.#options.store)
  }
}

/** The profiles that the packages on sale want; several packages may share one. */
export function soldProfiles({ db }: Store): readonly HotspotProfile[] {
  const rows = db.select().from(plan).where(eq(plan.active, true)).all()
  return [...new Map(rows.map(profileOf).map((profile) => [profile.name, profile])).values()]
}

/** Nothing waits for longer than the longest backoff, but for a clock that was wrong when it was told to wait. */
const LONGEST_WAIT_MS = 10 * 60_000

const isTime = (now: Placeholder) => or(lte(grant.retryAt, now), gt(grant.retryAt, sql`${now} + ${LONGEST_WAIT_MS}`))

/** Compiled once: it is asked with every sale, while a customer waits. */
function prepareDue({ db }: Store, order: typeof asc) {
  const isHere = eq(grant.routerId, sql.placeholder('routerId'))
  const isDue = and(eq(grant.state, 'waiting'), grantIsOpen, isTime(sql.placeholder('now')))
  return db
    .select(grantColumns)
    .from(grant)
    .innerJoin(token, eq(token.id, grant.tokenId))
    .where(and(isHere, isDue))
    .orderBy(order(grant.createdAt), order(grant.id))
    .limit(sql.placeholder('limit'))
    .prepare()
}

function columnsOf(result: GrantResult) {
  switch (result.state) {
    case 'on_router':
      return {
        ...onRecord(result.routerRef),
        state: 'on_router',
        freeDevice: false,
        problem: null,
        detail: null,
      } as const
    case 'waiting':
      return { state: 'waiting', problem: result.error, detail: result.text, retryAt: result.retryAt } as const
    case 'refused':
      return { state: 'refused', problem: result.reason, detail: result.text } as const
    case 'off_router':
      return { state: 'off_router', routerRef: null, problem: null, detail: null } as const
  }
}

/** Another record than the one we knew counts from nothing: what that one had counted is carried. See `asRecord`. */
function onRecord(routerRef: string) {
  const isOther = sql`${grant.routerRef} <> ${routerRef}`
  return {
    routerRef,
    carriedSeconds: sql`${grant.carriedSeconds} + iif(${isOther}, ${grant.usedSeconds}, 0)`,
    carriedBytes: sql`${grant.carriedBytes} + iif(${isOther}, ${grant.usedBytes}, 0)`,
    usedSeconds: sql`iif(${isOther}, 0, ${grant.usedSeconds})`,
    usedBytes: sql`iif(${isOther}, 0, ${grant.usedBytes})`,
  }
}
