/** What a pass over a router finds, in the store: use, ends, devices, drift, and what the machine has to do again. */
import { and, asc, eq, exists, gt, inArray, isNull, lt, ne, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { v7 as uuidv7 } from 'uuid'
import type { Row } from '../routeros/command.ts'
import { drift, driftIsOpen, grant, token } from '../store/schema.ts'
import { putSetting, type Store, type Tx } from '../store/store.ts'
import type { HeldGrant } from './judge.ts'
import type { Found, PassBooks } from './pass.ts'
import { grantColumns, toHotspotGrant } from './stored-grant.ts'

const checkedKey = (routerId: string): string => `router.checked.${routerId}`

export class StoredPass implements PassBooks {
  readonly #store: Store
  /** A router has grants to do again. */
  readonly #onRedo: (routerId: string) => void
  readonly #held: ReturnType<typeof prepareHeld>

  constructor(store: Store, onRedo: (routerId: string) => void) {
    this.#store = store
    this.#onRedo = onRedo
    this.#held = prepareHeld(store)
  }

  /** When the router was last compared as a whole, epoch milliseconds. */
  checkedAt(routerId: string): number | null {
    return this.#store.readSetting<number>(checkedKey(routerId)) ?? null
  }

  held(routerId: string, before: number, afterId: string, limit: number): readonly HeldGrant[] {
    return this.#held.all({ routerId, before, afterId, limit }).map((row) => ({
      grant: toHotspotGrant(row),
      tokenId: row.tokenId,
      state: row.state === 'off_router' ? 'off_router' : 'on_router',
      used: row,
      device: row.device,
      settledAt: row.updatedAt,
      hasSiblings: Boolean(row.hasSiblings),
      openDriftId: row.openDriftId,
    }))
  }

  note(routerId: string, page: readonly Found[]): void {
    const news = page.filter(({ held, finding }) => Object.keys(finding).length > 0 || held.openDriftId !== null)
    if (news.length === 0) return
    this.#store.settle((tx, at) => {
      for (const found of news) noteOne(tx, at, routerId, found)
    })
    if (news.some(({ finding }) => finding.redo)) this.#onRedo(routerId)
  }

  /** Who was there before us is accepted as found; who comes later is told of. */
  noteForeign(routerId: string, users: readonly Row[]): void {
    const { db } = this.#store
    const isFirst = this.checkedAt(routerId) === null
    const known = db
      .select({ id: drift.id, name: drift.name, settledHow: drift.settledHow })
      .from(drift)
      .where(and(eq(drift.routerId, routerId), eq(drift.kind, 'added')))
      .all()
    const standing = new Set(known.filter(({ settledHow }) => settledHow !== 'gone').map(({ name }) => name))
    const names = new Set(users.map(({ name = '' }) => name))
    const gone = known.filter(({ name, settledHow }) => settledHow === null && !names.has(name)).map(({ id }) => id)
    this.#store.settle((tx, at) => {
      const settled = isFirst ? { settledHow: 'accepted' as const, settledAt: at } : {}
      for (const name of names) {
        if (standing.has(name)) continue
        const row = { id: uuidv7(), routerId, name, kind: 'added' as const, differences: [], foundAt: at, ...settled }
        tx.insert(drift).values(row).run()
      }
      if (gone.length > 0) {
        tx.update(drift).set({ settledHow: 'gone', settledAt: at }).where(inArray(drift.id, gone)).run()
      }
      putSetting(tx, checkedKey(routerId), at)
    })
  }
}

function prepareHeld({ db }: Store) {
  const given = sql.placeholder
  const sibling = alias(grant, 'sibling')
  const siblings = db
    .select({ id: sibling.id })
    .from(sibling)
    .where(and(eq(sibling.tokenId, grant.tokenId), ne(sibling.id, grant.id)))
  const openDrift = db
    .select({ id: drift.id })
    .from(drift)
    .where(and(eq(drift.grantId, grant.id), driftIsOpen))
    .limit(1)
  const { tokenId, state, usedSeconds, usedBytes, device, updatedAt } = grant
  return db
    .select({
      ...grantColumns,
      tokenId,
      state,
      usedSeconds,
      usedBytes,
      device,
      updatedAt,
      hasSiblings: sql<number>`${exists(siblings)}`,
      openDriftId: sql<string | null>`${openDrift}`,
    })
    .from(grant)
    .innerJoin(token, eq(token.id, grant.tokenId))
    .where(
      and(
        eq(grant.routerId, given('routerId')),
        gt(grant.id, given('afterId')),
        inArray(grant.state, ['on_router', 'off_router']),
        lt(grant.updatedAt, given('before')),
      ),
    )
    .orderBy(asc(grant.id))
    .limit(given('limit'))
    .prepare()
}

function noteOne(tx: Tx, at: number, routerId: string, { held, finding }: Found): void {
  const {
    grant: { id, version, username },
    openDriftId: openId,
  } = held
  const redo = finding.redo && {
    state: 'waiting' as const,
    version: version + 1,
    retryAt: 0,
    ...(finding.redo === 'anew' && { routerRef: null }),
    ...(finding.redo === 'remove' && { wanted: 'absent' as const }),
  }
  const device = finding.device && { device: finding.device.mac }
  // The time of the last settling stays: what is only counted is not settled anew.
  if (finding.used || device || redo) {
    tx.update(grant)
      .set({ ...finding.used, ...device, ...redo })
      .where(and(eq(grant.id, id), eq(grant.version, version)))
      .run()
  }
  if (finding.expiresAt !== undefined) noteEnd(tx, held.tokenId, finding.expiresAt * 1_000)
  if (finding.drift) putDrift(tx, { routerId, grantId: id, name: username, foundAt: at }, finding.drift, openId)
  else if (openId !== null)
    tx.update(drift).set({ settledHow: 'gone', settledAt: at }).where(eq(drift.id, openId)).run()
}

/** On several routers the first login anywhere counts. */
function noteEnd(tx: Tx, tokenId: string, endMs: number): void {
  const isNews = and(eq(token.id, tokenId), isNull(token.expiresAt))
  tx.update(token).set({ expiresAt: endMs }).where(isNews).run()
  const isEarlier = and(eq(token.id, tokenId), gt(token.expiresAt, endMs))
  tx.update(token).set({ expiresAt: endMs }).where(isEarlier).run()
}

type Place = Pick<typeof drift.$inferInsert, 'routerId' | 'grantId' | 'name' | 'foundAt'>

function putDrift(tx: Tx, place: Place, found: NonNullable<Found['finding']['drift']>, openId: string | null): void {
  const differences = found.kind === 'changed' ? found.differences : []
  if (openId === null) {
    tx.insert(drift)
      .values({ id: uuidv7(), ...place, kind: found.kind, differences })
      .run()
    return
  }
  tx.update(drift).set({ kind: found.kind, differences }).where(eq(drift.id, openId)).run()
}
