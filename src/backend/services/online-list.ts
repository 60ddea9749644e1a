/** Who is online, as a person may see it: sessions joined with the codes they were sold as, filtered and counted. */
import { eq, inArray, sql } from 'drizzle-orm'
import { MAX_ONLINE, type OnlineList, type OnlineOrigin, type OnlineRow } from '../../contract/online.ts'
import { groupCode, readCode } from '../../core/codes.ts'
import { holds } from '../../core/permissions.ts'
import { leftOf } from '../../core/session-left.ts'
import type { Signed } from '../callers.ts'
import type { OnlineDesk, OnlineSession } from '../ports.ts'
import { grant, sale, token } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { chosenRouters, type RouterName } from './online-routers.ts'

export interface OnlineListOptions {
  readonly store: Store
  readonly desk: OnlineDesk
}

interface Asked {
  readonly routerId: string | null
  readonly text: string
}

export function listOnline({ store, desk }: OnlineListOptions, asked: Asked, person: Signed): OnlineList {
  const routers = chosenRouters(store, person.locationId, asked.routerId)
  const codeMark = store.here()?.codeMark ?? ''
  const find = finder(asked.text)
  const found = routers.flatMap((router) => {
    const sessions = desk.sessions(router.id)
    const sold = soldOn(store, router, sessions)
    return sessions
      .map((session) => seenBy(person, router, session, sold.get(session.username), codeMark))
      .filter(find)
      .map(({ row }) => row)
  })
  const sum = (of: (row: OnlineRow) => number | null) => found.reduce((total, row) => total + (of(row) ?? 0), 0)
  return {
    routers: routers.map(({ id, name }) => ({ id, name, ...desk.router(id) })),
    rows: found.sort((a, b) => b.since - a.since).slice(0, MAX_ONLINE),
    totals: {
      found: found.length,
      notOurs: found.filter(({ origin }) => origin === 'not_ours').length,
      upBitsPerSecond: sum((row) => row.upBitsPerSecond),
      downBitsPerSecond: sum((row) => row.downBitsPerSecond),
    },
  }
}

/** One statement a router, however many are on it: the codes sold here among its users. */
function soldOn({ db }: Store, router: RouterName, sessions: readonly OnlineSession[]): Map<string, Sold> {
  const names = JSON.stringify(sessions.map(({ username }) => username))
  const ofToken = sql`from ${grant} as used where used.token_id = ${token.id}`
  const rows = db
    .select({
      code: token.code,
      tokenId: token.id,
      timeLimitSeconds: token.timeLimitSeconds,
      dataLimitBytes: token.dataLimitBytes,
      expiresAt: token.expiresAt,
      saleId: sale.id,
      saleNumber: sale.number,
      planName: sale.planName,
      soldBy: sale.personId,
      usedSeconds: sql<number>`(select sum(used.used_seconds + used.carried_seconds) ${ofToken})`,
      usedBytes: sql<number>`(select sum(used.used_bytes + used.carried_bytes) ${ofToken})`,
    })
    .from(token)
    .innerJoin(sale, eq(sale.id, token.saleId))
    .innerJoin(grant, eq(grant.tokenId, token.id))
    .where(
      sql`${inArray(token.code, sql`(select value from json_each(${names}))`)} and ${eq(grant.routerId, router.id)}`,
    )
    .all()
  return new Map(rows.map((row) => [row.code, row]))
}

interface Sold {
  readonly tokenId: string
  readonly timeLimitSeconds: number | null
  readonly dataLimitBytes: number | null
  readonly expiresAt: number | null
  readonly saleId: string
  readonly saleNumber: number
  readonly planName: string
  readonly soldBy: string
  readonly usedSeconds: number
  readonly usedBytes: number
}

/** A row, and what the search looks at, of which the screen may not show everything. */
interface Seen {
  readonly row: OnlineRow
  readonly username: string
  readonly isWhole: boolean
}

/** A code opens the network to whoever reads it: who may not see a sale sees only the ends of its codes. */
function seenBy(
  person: Signed,
  { id: routerId }: RouterName,
  session: OnlineSession,
  sold: Sold | undefined,
  codeMark: string,
): Seen {
  const { username, address, mac, loginBy, byRadius, since, idleSeconds, bytesUp, bytesDown } = session
  const { upBitsPerSecond, downBitsPerSecond } = session
  const origin = sold ? 'sold_here' : originOf(session, codeMark)
  const isWhole = sold?.soldBy === person.id || holds(person.role, 'sale.read_all')
  const shown = isWhole ? username : masked(username)
  const row = {
    routerId,
    sessionId: session.id,
    origin,
    user: origin === 'not_ours' ? [shown] : groupCode(shown),
    soldAs: sold ? soldAs(sold) : null,
    address,
    mac,
    loginBy,
    byRadius,
    since,
    idleSeconds: idleSeconds === null ? null : Math.floor(idleSeconds),
    left: inWhole(leftOf(session, sold)),
    bytesUp,
    bytesDown,
    upBitsPerSecond,
    downBitsPerSecond,
  }
  return { row, username, isWhole }
}

function inWhole({ seconds, dataBytes, until }: ReturnType<typeof leftOf>) {
  return { seconds: seconds === null ? null : Math.floor(seconds), dataBytes, until }
}

function soldAs({ tokenId, saleId, saleNumber, planName }: Sold) {
  return { tokenId, saleId, saleNumber, planName }
}

/** Another counter's codes carry our mark on the router, or at least the mark of this café. */
function originOf({ username, comment, byRadius }: OnlineSession, codeMark: string): OnlineOrigin {
  if (comment.startsWith('teller1:')) return 'other_counter'
  const isCode = !byRadius && codeMark !== '' && username.startsWith(codeMark) && readCode(username).ok
  return isCode ? 'other_counter' : 'not_ours'
}

const DOT = '•'

/** The first and last two characters, as the journal knows codes; of short names less. */
function masked(name: string): string {
  const characters = [...name]
  const kept = characters.length > 5 ? 2 : 1
  const isKept = (at: number) => at < kept || (characters.length > 5 && at >= characters.length - kept)
  return characters.map((character, at) => (isKept(at) ? character : DOT)).join('')
}

/** Looks at everything a row shows. A code that is not shown whole is found by the whole of it, never by a part. */
function finder(text: string): (seen: Seen) => boolean {
  const plain = text.toLowerCase()
  if (plain === '') return () => true
  const bare = plain.replaceAll(/[\s:-]/g, '')
  return ({ row, username, isWhole }) => {
    const name = username.toLowerCase()
    if (name === plain || name === bare) return true
    if (isWhole && (name.includes(plain) || (bare !== '' && name.includes(bare)))) return true
    if (row.address.includes(plain) || (bare !== '' && row.mac.toLowerCase().replaceAll(':', '').includes(bare)))
      return true
    const { planName = '', saleNumber } = row.soldAs ?? {}
    return planName.toLowerCase().includes(plain) || `#${saleNumber}` === bare || String(saleNumber) === bare
  }
}
