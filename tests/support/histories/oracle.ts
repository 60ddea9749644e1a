/** What must hold when a history has come to rest, said once more in other words than the program's own. */

import { drift, grant, token } from '../../../src/backend/store/schema.ts'
import { readDuration } from '../../../src/practice/router/durations.ts'
import { strangerOn } from './steps.ts'
import type { Place, World } from './world.ts'

type Grant = typeof grant.$inferSelect
type Token = typeof token.$inferSelect
type Row = Readonly<Record<string, string>>
type Case = {
  readonly world: World
  readonly place: Place
  readonly grant: Grant
  readonly token: Token
  /** All grants of the token. */
  readonly all: readonly Grant[]
  /** Users of its name. */
  readonly named: readonly Row[]
  /** Its own. */
  readonly own: readonly Row[]
  readonly openDrift: typeof drift.$inferSelect | undefined
}

/** Within so many seconds of its end a token may be on or off. */
const SLACK = 260

/** One line for each thing that is wrong; empty is right. */
export function wrongIn(world: World): string[] {
  return [
    ...world.places.flatMap(strangersTouched),
    ...casesOf(world).flatMap(wrongWith),
    ...chargedTooMuch(world),
    ...world.errors.map(String),
  ]
}

function casesOf(world: World): Case[] {
  const grants = world.db.select().from(grant).all()
  const tokens = new Map(
    world.db
      .select()
      .from(token)
      .all()
      .map((row) => [row.id, row]),
  )
  const drifts = world.db
    .select()
    .from(drift)
    .all()
    .filter(({ settledAt }) => settledAt === null)
  return grants.map((one) => {
    const place = world.places.find(({ id }) => id === one.routerId) as Place
    const of = tokens.get(one.tokenId) as Token
    const named = place.router.users().filter(({ name }) => name === of.code)
    const mark = `teller1:${one.id.replaceAll('-', '').slice(-16)}`
    const isOwn = ({ comment = '', '.id': id }: Row) =>
      comment.startsWith(mark) || (id === one.routerRef && !comment.startsWith('teller'))
    return {
      world,
      place,
      grant: one,
      token: of,
      all: grants.filter(({ tokenId }) => tokenId === of.id),
      named,
      own: named.filter(isOwn),
      openDrift: drifts.find(({ grantId }) => grantId === one.id),
    }
  })
}

function wrongWith(it: Case): string[] {
  const say = (what: string) =>
    `${it.token.code} on ${it.place.router.port} (${it.grant.wanted}, ${it.grant.state}): ${what}`
  return [...presence(it), ...online(it)].map(say)
}

/** Is it there, or not, as the books say? */
function presence(it: Case): string[] {
  const {
    grant: { state, wanted },
    own,
    named,
    openDrift,
  } = it
  switch (state) {
    case 'waiting':
      return ['still waits']
    case 'off_router':
      return [
        ...(wanted === 'absent' ? [] : ['off without being told to']),
        ...(own.length > 0 ? ['is still there'] : []),
      ]
    case 'refused':
      return named.length > own.length ? [] : [`refused for nothing: ${it.grant.detail}`]
    case 'on_router':
      if (wanted === 'absent') return ['should have gone']
      if (openDrift?.kind === 'missing') return own.length === 0 ? [] : ['told missing, and is there']
      return own.length === 1 ? record(it, own[0] as Row) : [`is there ${own.length} times`]
  }
}

/** Does its record say what was sold, or does an open drift say where not? */
function record(it: Case, row: Row): string[] {
  const {
    grant: { accepted, routerRef },
    openDrift,
  } = it
  const told = new Set(openDrift?.differences.map(({ property }) => property))
  const unlike = differences(it, row).filter(
    (property) =>
      !(accepted && property in accepted && (property === 'password' || shown(row, property) === accepted[property])),
  )
  const untold = unlike.filter((property) => !told.has(property)).map((property) => `${property} is ${row[property]}`)
  const idle = [...told]
    .filter((property) => !unlike.includes(property))
    .map((property) => `told of ${property} for nothing`)
  return [...untold, ...idle, ...(row['.id'] === routerRef ? [] : ['known by another id']), ...accounts(it, row)]
}

function differences(it: Case, row: Row): string[] {
  const {
    token: sold,
    grant: { wanted },
  } = it
  const { hasEnded, isEnding } = ending(it)
  const isOff = row.disabled === 'true'
  const shouldBeOff = wanted === 'disabled' || hasEnded
  return [
    ...(row.password === sold.password ? [] : ['password']),
    ...(isRight(it, seconds(row['limit-uptime']), limitFor(it, 'Seconds'), 61) ? [] : ['limit-uptime']),
    ...(isRight(it, Number(row['limit-bytes-total'] ?? 0), limitFor(it, 'Bytes'), 1_000_001)
      ? []
      : ['limit-bytes-total']),
    ...(isOff === shouldBeOff || (isEnding && wanted === 'present') ? [] : ['disabled']),
    ...(sold.lockDevice || isAnyDevice(row['mac-address']) ? [] : ['mac-address']),
    ...(row.comment?.startsWith('teller1:') ? [] : ['comment']),
  ]
}

const shown = (row: Row, property: string) =>
  property === 'disabled' ? (row.disabled === 'true' ? 'yes' : 'no') : (row[property] ?? '')
const isAnyDevice = (mac = '') => mac === '' || mac === '00:00:00:00:00:00'
const seconds = (text: string | undefined) => Math.floor((readDuration(text ?? '') ?? 0) / 1_000)

function ending({ token: { expiresAt }, world }: Case) {
  const left = expiresAt === null ? Number.POSITIVE_INFINITY : (expiresAt - world.time.now) / 1_000
  return { hasEnded: left <= 0, isEnding: Math.abs(left) < SLACK }
}

const sum = (grants: readonly Grant[], unit: 'Seconds' | 'Bytes') =>
  grants.reduce((total, one) => total + one[`used${unit}`] + one[`carried${unit}`], 0)

/** What the record's own counter may count: what was sold, less what it cannot know of. */
function limitFor({ token: sold, grant: one, all }: Case, unit: 'Seconds' | 'Bytes'): number {
  const limit = unit === 'Seconds' ? sold.timeLimitSeconds : sold.dataLimitBytes
  if (limit === null) return 0
  return Math.max(
    1,
    limit -
      one[`carried${unit}`] -
      sum(
        all.filter(({ id }) => id !== one.id),
        unit,
      ),
  )
}

/** Several routers follow each other roughly. */
function isRight({ all }: Case, found: number, wanted: number, rough: number): boolean {
  if (found === wanted) return true
  return all.length > 1 && found > 0 && wanted > 1 && Math.abs(found - wanted) <= Math.max(rough, found * 0.1)
}

/** What the books say was used on this record is what its counters say. */
function accounts({ grant: one, token: { code } }: Case, row: Row): string[] {
  const counted = seconds(row.uptime)
  const bytes = Number(row['bytes-in'] ?? 0) + Number(row['bytes-out'] ?? 0)
  return [
    ...(one.usedSeconds === counted ? [] : [`${code} counted ${counted} s, and the books say ${one.usedSeconds}`]),
    ...(one.usedBytes === bytes ? [] : [`${code} counted ${bytes} bytes, and the books say ${one.usedBytes}`]),
  ]
}

/** Nobody is online who must not be. */
function online(it: Case): string[] {
  const {
    place: { router },
    grant: { wanted, accepted },
    token: { code, lockDevice },
    named,
    own,
    openDrift,
  } = it
  // With a namesake about, sessions may be its own.
  if (named.length > own.length) return []
  const sessions = router.active().filter(({ user }) => user === code)
  const cookies = router.records('/ip/hotspot/cookie').filter(({ user }) => user === code)
  const isLeft = openDrift !== undefined || (accepted !== null && 'disabled' in accepted)
  const { hasEnded, isEnding } = ending(it)
  const mustBeOff = wanted !== 'present' || (hasEnded && !isEnding)
  if (isUsedUp(it) && sessions.length > 0) return ['online beyond its time']
  if (mustBeOff && !isLeft && sessions.length + cookies.length > 0)
    return [`online: ${sessions.length}, cookies: ${cookies.length}`]
  const bound = own[0]?.['mac-address']
  const isBound = lockDevice && !isAnyDevice(bound) && !isLeft && wanted === 'present'
  return isBound && sessions.some((session) => session['mac-address'] !== bound) ? ['online with another device'] : []
}

/** On several routers the end of the time is noticed a pass later. */
function isUsedUp({ token: { timeLimitSeconds, dataLimitBytes }, all }: Case): boolean {
  const isOver = (limit: number | null, used: number, slack: number) => limit !== null && used > limit + slack
  return isOver(timeLimitSeconds, sum(all, 'Seconds'), 700) || isOver(dataLimitBytes, sum(all, 'Bytes'), 1_000_000)
}

function strangersTouched({ router, strangers }: Place): string[] {
  return [...strangers].flatMap(([name, made]) => {
    const found = router
      .users()
      .filter((each) => each.name === name)
      .map(strangerOn)
    return found.includes(made) ? [] : [`${name} was ${made} and is ${found.join(' and ')}`]
  })
}

/** Nobody is charged for more than they had. */
function chargedTooMuch(world: World): string[] {
  const all = world.db.select().from(grant).all()
  return world.sold.flatMap(({ id, code }) => {
    const grants = all.filter(({ tokenId }) => tokenId === id)
    const had = world.had.get(code) ?? { seconds: 0, bytes: 0 }
    const [charged, bytes] = [sum(grants, 'Seconds'), sum(grants, 'Bytes')]
    const isFair = charged <= had.seconds + 5 && bytes <= had.bytes
    return isFair
      ? []
      : [`${code} is charged ${charged} s and ${bytes} bytes, and had ${had.seconds} s and ${had.bytes}`]
  })
}
