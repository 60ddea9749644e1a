/** Who is online, as a person may see it: sessions joined with the codes they were sold as, filtered, sorted and counted. */
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import type { OnlineList, OnlineOrigin, OnlineRow } from '../../contract/online.ts'
import { bearsMark, groupCode, readCode } from '../../core/codes.ts'
import { holds } from '../../core/permissions.ts'
import { leftOf, type SessionLeft, secondsLeft } from '../../core/session-left.ts'
import type { Signed } from '../callers.ts'
import type { OnlineDesk, OnlineSession } from '../ports.ts'
import type { Store } from '../store/store.ts'
import type { SoldCode, SoldCodes } from './online-codes.ts'
import { inOrder, type Sortable } from './online-order.ts'
import { chosenRouters } from './online-routers.ts'

export interface OnlineListOptions {
  readonly store: Store
  readonly desk: OnlineDesk
  readonly codes: SoldCodes
  readonly clock: () => number
}

type Asked = z.output<TellerContract['online']['list']['input']>

/** A session, and what this person may see of it. */
interface Seen extends Sortable {
  readonly routerId: string
  readonly sold: SoldCode | null
  readonly origin: OnlineOrigin
  /** Is the code shown whole? */
  readonly isWhole: boolean
}

export function listOnline(options: OnlineListOptions, asked: Asked, person: Signed): OnlineList {
  const { store, desk } = options
  const routers = chosenRouters(store, person.locationId, asked.routerId)
  const codeMark = store.here()?.codeMark ?? ''
  const all = routers.flatMap(({ id }) => seenOn(options, { routerId: id, person, codeMark }))
  const found = all.filter(finder(asked.text))
  const sorted = inOrder(asked.order.by === 'left' ? withEnds(options, found) : found, asked.order)
  const shown = sorted.slice(asked.from, asked.from + asked.many)
  const place = asked.find === null ? -1 : sorted.findIndex(({ id }) => id === idOf(asked.find))
  const wanted = sorted[place]
  const rows = rowsOf(options, wanted ? [...shown, wanted] : shown)
  const sum = (of: (session: OnlineSession) => number | null) =>
    found.reduce((total, { session }) => total + (of(session) ?? 0), 0)
  return {
    at: options.clock(),
    routers: routers.map(({ id, name }) => ({ id, name, ...desk.router(id) })),
    from: asked.from,
    rows: rows.slice(0, shown.length),
    wanted: wanted ? { place, row: rows[shown.length] as OnlineRow } : null,
    totals: {
      found: found.length,
      notOurs: found.filter(({ origin }) => origin === 'not_ours').length,
      upBitsPerSecond: sum(({ upBitsPerSecond }) => upBitsPerSecond),
      downBitsPerSecond: sum(({ downBitsPerSecond }) => downBitsPerSecond),
    },
  }
}

interface Viewpoint {
  readonly routerId: string
  readonly person: Signed
  readonly codeMark: string
}

function seenOn({ desk, codes }: OnlineListOptions, { routerId, person, codeMark }: Viewpoint): Seen[] {
  const sessions = sessionsOn(desk, routerId)
  const known = codes.on(
    routerId,
    sessions.map(({ username }) => username),
  )
  const seesAll = holds(person.role, 'sale.read_all')
  return sessions.map((session) => {
    const sold = known.get(session.username) ?? null
    // A code opens the network to whoever reads it: who may not see a sale sees only the ends of its codes.
    const isWhole = seesAll || sold?.soldBy === person.id
    return {
      routerId,
      session,
      sold,
      origin: sold ? 'sold_here' : originOf(session, codeMark),
      isWhole,
      user: isWhole ? session.username : masked(session.username),
      secondsLeft: undefined,
      id: idOf({ routerId, sessionId: session.id, mac: session.mac }),
    }
  })
}

/** Of a router that does not answer nobody knows how fast anybody is. */
function sessionsOn(desk: OnlineDesk, routerId: string): readonly OnlineSession[] {
  const sessions = desk.sessions(routerId)
  if (desk.router(routerId).isLive) return sessions
  return sessions.map((session) => ({ ...session, upBitsPerSecond: null, downBitsPerSecond: null }))
}

function idOf(one: { readonly routerId: string; readonly sessionId: string; readonly mac: string } | null): string {
  return one ? `${one.routerId} ${one.sessionId} ${one.mac}` : ''
}

/** When each of them ends, for sorting by it: this takes a look at every code. */
function withEnds(options: OnlineListOptions, list: readonly Seen[]): Seen[] {
  const left = leftOfAll(options, list)
  const now = options.clock()
  return list.map((seen) => ({ ...seen, secondsLeft: secondsLeft(left(seen), now) }))
}

function leftOfAll({ codes }: OnlineListOptions, list: readonly Seen[]): (seen: Seen) => SessionLeft {
  const limits = codes.limits(list.flatMap(({ sold }) => (sold ? [sold.tokenId] : [])))
  return ({ session, sold }) => leftOf(session, sold ? limits.get(sold.tokenId) : undefined)
}

/** Another counter's codes carry our mark on the router, or at least the mark of this café. */
function originOf({ username, comment, byRadius }: OnlineSession, codeMark: string): OnlineOrigin {
  if (comment.startsWith('teller1:')) return 'other_counter'
  const isCode = !byRadius && codeMark !== '' && bearsMark(username, codeMark) && readCode(username).ok
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
  return ({ session, sold, isWhole }) => {
    const name = session.username.toLowerCase()
    if (name === plain || name === bare) return true
    if (isWhole && (name.includes(plain) || (bare !== '' && name.includes(bare)))) return true
    const mac = session.mac.toLowerCase().replaceAll(':', '')
    if (session.address.includes(plain) || (bare !== '' && mac.includes(bare))) return true
    if (!sold) return false
    const isSale = `#${sold.saleNumber}` === bare || String(sold.saleNumber) === bare
    return isSale || sold.planName.toLowerCase().includes(plain)
  }
}

function rowsOf(options: OnlineListOptions, list: readonly Seen[]): OnlineRow[] {
  const left = leftOfAll(options, list)
  return list.map((seen) => {
    const { routerId, session, sold, origin, user } = seen
    const { seconds, dataBytes, until } = left(seen)
    return {
      routerId,
      sessionId: session.id,
      origin,
      user: origin === 'not_ours' ? [user] : groupCode(user),
      soldAs: sold && soldAs(sold),
      address: session.address,
      mac: session.mac,
      loginBy: session.loginBy,
      byRadius: session.byRadius,
      since: session.since,
      idleSeconds: inWhole(session.idleSeconds),
      left: { seconds: inWhole(seconds), dataBytes, until },
      bytesUp: session.bytesUp,
      bytesDown: session.bytesDown,
      upBitsPerSecond: session.upBitsPerSecond,
      downBitsPerSecond: session.downBitsPerSecond,
    }
  })
}

function soldAs({ tokenId, saleId, saleNumber, planName }: SoldCode) {
  return { tokenId, saleId, saleNumber, planName }
}

const inWhole = (seconds: number | null) => (seconds === null ? null : Math.floor(seconds))
