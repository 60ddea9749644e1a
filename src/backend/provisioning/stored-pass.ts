/** What a pass over a router finds, in the store: use, ends, devices, drift, and what the machine has to do again. */
import { and, asc, eq, exists, gt, inArray, isNull, lt, ne, or, type Placeholder, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { v7 as uuidv7 } from 'uuid'
import { carryAll } from '../../core/token-life.ts'
import type { Row } from '../routeros/command.ts'
import { noteFirstUse } from '../store/first-use.ts'
import { drift, driftIsOpen, grant, grantIsOn, grantIsOpen, token } from '../store/schema.ts'
import { putSetting, type Store, type Tx } from '../store/store.ts'
import type { HeldGrant } from './judge.ts'
import type { Found, PassBooks, TimeSpan } from './pass.ts'
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

  held(routerId: string, settled: TimeSpan, afterId: string, limit: number): readonly HeldGrant[] {
    return this.#held.all({ routerId, ...settled, afterId, limit }).map(toHeld)
  }

  ended(routerId: string, settled: TimeSpan, names: readonly string[]): readonly HeldGrant[] {
    const isMeant = and(inArray(token.code, [...names]), eq(grant.routerId, routerId), eq(grant.state, 'off_router'))
    return selectHeld(this.#store)
      .where(and(isMeant, isSettledOutside(settled.from, settled.to)))
      .all()
      .map(toHeld)
  }

  note(routerId: string, page: readonly Found[]): void {
    const news = page.filter(({ held, finding }) => Object.keys(finding).length > 0 || held.openDriftId !== null)
    if (news.length === 0) return
    this.#store.settle((tx, at) => {
      for (const found of news) noteOne(tx, at, routerId, found)
      noteFirstUse(
        tx,
        routerId,
        news.filter(hasCounted).map(({ held }) => held.grant.username),
        at,
      )
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
    for (const name of this.#waitingAmong(routerId, names)) names.delete(name)
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

  /** Users of grants that are just being changed are no strangers, though somebody took their mark away. */
  #waitingAmong(routerId: string, names: ReadonlySet<string>): string[] {
    const isWaiting = and(eq(grant.routerId, routerId), eq(grant.state, 'waiting'), grantIsOpen)
    const all = [...names]
    const pages = Array.from({ length: Math.ceil(all.length / NAMES) }, (_, page) =>
      all.slice(page * NAMES).slice(0, NAMES),
    )
    return pages.flatMap((page) => {
      const rows = this.#store.db.select({ code: token.code }).from(token).innerJoin(grant, eq(grant.tokenId, token.id))
      return rows
        .where(and(inArray(token.code, page), isWaiting))
        .all()
        .map(({ code }) => code)
    })
  }
}

/** A few at a time: a statement takes only so many values. */
const NAMES = 500

function selectHeld({ db }: Store) {
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
  const { tokenId, state, device, updatedAt } = grant
  const { asked: _, ...columns } = grantColumns
  return db
    .select({
      ...columns,
      tokenId,
      state,
      device,
      updatedAt,
      hasSiblings: sql<number>`${exists(siblings)}`,
      openDriftId: sql<string | null>`${openDrift}`,
    })
    .from(grant)
    .innerJoin(token, eq(token.id, grant.tokenId))
}

function toHeld(row: NonNullable<Awaited<ReturnType<ReturnType<typeof selectHeld>['get']>>>): HeldGrant {
  return {
    grant: toHotspotGrant(row),
    tokenId: row.tokenId,
    state: row.state === 'off_router' ? 'off_router' : 'on_router',
    used: row,
    device: row.device,
    settledAt: row.updatedAt,
    hasSiblings: Boolean(row.hasSiblings),
    openDriftId: row.openDriftId,
  }
}

/** Not simply before: a clock that was wrong may have put a time of settling into the future. */
function isSettledOutside(from: number | Placeholder, to: number | Placeholder) {
  return or(lt(grant.updatedAt, from), gt(grant.updatedAt, to))
}

/** Compiled once: it is asked for every page of every pass. */
function prepareHeld(store: Store) {
  const given = sql.placeholder
  const isOn = and(eq(grant.routerId, given('routerId')), grantIsOn, gt(grant.id, given('afterId')))
  return selectHeld(store)
    .where(and(isOn, isSettledOutside(given('from'), given('to'))))
    .orderBy(asc(grant.id))
    .limit(given('limit'))
    .prepare()
}

/** Its counters stand above zero, here or on a record before this one. */
function hasCounted({ finding: { used } }: Found): boolean {
  return used !== undefined && used.usedSeconds + used.usedBytes + used.carriedSeconds + used.carriedBytes > 0
}

function noteOne(tx: Tx, at: number, routerId: string, { held, finding }: Found): void {
  const { openDriftId: openId } = held
  const { id, version, username } = held.grant
  const redo = finding.redo && {
    state: 'waiting' as const,
    version: version + 1,
    retryAt: 0,
    ...(finding.redo === 'anew' && { routerRef: null, ...carryAll(held.used) }),
    ...(finding.redo === 'remove' && { wanted: 'absent' as const }),
  }
  const device = finding.device && { device: finding.device.mac }
  const routerRef = finding.routerRef !== undefined && { routerRef: finding.routerRef }
  // The time of the last settling stays: what is only counted is not settled anew.
  if (finding.used || device || redo) {
    tx.update(grant)
      .set({ ...finding.used, ...routerRef, ...device, ...redo })
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
