/** Who is on the hotspot: logging in and out, counting time and bytes, and ending sessions that ran out. */
import { isKeptOut } from './bindings.ts'
import { licensedUsers } from './device-limits.ts'
import { readDuration, writeSeconds } from './durations.ts'
import { remember } from './hotspot-cookies.ts'
import { runLoginScript, runLogoutScript } from './hotspot-scripts.ts'
import type { Call, Outcome } from './menu.ts'
import { count } from './session-traffic.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'
import { missing, Trap } from './trap.ts'

const userPath = '/ip/hotspot/user'
const profilePath = '/ip/hotspot/user/profile'
const activePath = '/ip/hotspot/active'
const hostPath = '/ip/hotspot/host'
const cookiePath = '/ip/hotspot/cookie'

/** A device's attempt to log in; texts are byte strings. */
export type LoginAttempt = {
  readonly username: string
  readonly password: string
  readonly mac: string
  readonly address?: string
  /** How, where it was not with the password. */
  readonly by?: 'mac-cookie'
}

/** A session begun, or the reason on the login page. */
export type LoginResult =
  | { readonly ok: true; readonly sessionId: string }
  | { readonly ok: false; readonly reason: string }

/** Logs a device in; a device that is on as somebody else changes over. The reasons are those of `errors.txt`. */
export function login(state: RouterState, attempt: LoginAttempt): LoginResult {
  settle(state)
  if (isKeptOut(state, attempt.mac)) return { ok: false, reason: 'the router does not answer this device' }
  const current = state.table(activePath).where('mac-address', attempt.mac)[0]
  if (current?.get('user') === attempt.username && passwordFits(state, attempt)) {
    return { ok: true, sessionId: idOf(current) }
  }
  const user = findUser(state, attempt.username)
  const reason = refusal(state, user, attempt)
  if (user === undefined || reason !== undefined) return { ok: false, reason: reason ?? wrongPassword }
  if (current) endSession(state, current)
  return { ok: true, sessionId: begin(state, user, attempt) }
}

/** A known device comes back: its cookie logs it in without a password, within the same limits. */
export function loginByCookie(state: RouterState, mac: string): LoginResult {
  settle(state)
  const username = state.table(cookiePath).where('mac-address', mac)[0]?.get('user')
  const user = username === undefined ? undefined : findUser(state, username)
  if (username === undefined || !user) return { ok: false, reason: 'no valid cookie' }
  return login(state, { username, password: user.get('password') ?? '', mac, by: 'mac-cookie' })
}

const wrongPassword = 'invalid username or password'

function passwordFits(state: RouterState, { username, password }: LoginAttempt): boolean {
  const user = findUser(state, username)
  return user !== undefined && user.get('disabled') !== 'true' && (user.get('password') ?? '') === password
}

/** The user of this name for the first server, or for all of them. */
function findUser(state: RouterState, name: string): Item | undefined {
  const serverId = state.table('/ip/hotspot').items()[0]?.get('.id')
  const users = state.table(userPath).named(name)
  return users.find((user) => user.get('server') === serverId) ?? users.find(forAllServers)
}

/** A user with this address is tied to no device. */
const anyDevice = '00:00:00:00:00:00'

const forAllServers = (user: Item): boolean => (user.get('server') ?? 'all') === 'all'

function refusal(state: RouterState, user: Item | undefined, attempt: LoginAttempt): string | undefined {
  if (user === undefined || !passwordFits(state, attempt)) return wrongPassword
  const mac = user.get('mac-address')
  if (mac !== undefined && mac !== anyDevice && mac !== attempt.mac) {
    return `user ${attempt.username} is not allowed to log in from this MAC address`
  }
  if (timeLeftMs(state, user) === 0) return `user ${attempt.username} has reached uptime limit`
  if (trafficSpent(user, bytesOf(user))) return `user ${attempt.username} has reached traffic limit`
  if (state.table(activePath).size >= licensedUsers(state)) return 'session limit reached (license)'
  const others = sessionsOf(state, user).filter((session) => session.get('mac-address') !== attempt.mac)
  const shared = profileOf(state, user)?.get('shared-users') ?? '1'
  if (shared !== 'unlimited' && others.length >= Number(shared)) {
    return `no more sessions are allowed for user ${attempt.username}`
  }
  return undefined
}

function begin(state: RouterState, user: Item, { mac, address, by }: LoginAttempt): string {
  const host = see(state, mac, address)
  const profile = profileOf(state, user)
  const now = state.ticksMs()
  const ends = [timeLeftMs(state, user), positive(profile?.get('session-timeout'))].filter((ms) => ms !== undefined)
  const session = new Map([
    ['server', host.get('server') ?? ''],
    ['user', user.get('name') ?? ''],
    ['address', host.get('address') ?? ''],
    ['mac-address', mac],
    ['login-by', by ?? 'http-pap'],
    ['keepalive-timeout', profile?.get('keepalive-timeout') ?? '2m'],
    ...zeroCounters,
    ['radius', 'false'],
    ['.user', idOf(user)],
    ['.started', String(now)],
  ])
  if (ends.length > 0) session.set('.ends', String(now + Math.min(...ends)))
  remember(state, profile, user.get('name') ?? '', mac)
  const id = state.table(activePath).add(session, sessionIdAt(host.get('address') ?? ''))
  runLoginScript(state, profile, session)
  return id
}

const zeroCounters = ['bytes-in', 'bytes-out', 'packets-in', 'packets-out'].map((name) => [name, '0'] as const)

/** The host entry of a device, made at first sight. */
export function see(state: RouterState, mac: string, address: string | undefined): Item {
  const hosts = state.table(hostPath)
  const known = hosts.where('mac-address', mac)[0]
  const id = known ? idOf(known) : hosts.add(new Map([['mac-address', mac], ...newHost(state, address)]))
  hosts.set(id, new Map([['authorized', 'true']]))
  return hosts.find(id)
}

function newHost(state: RouterState, address: string | undefined): [string, string][] {
  const given = address ?? freeAddress(state)
  return [
    ['address', given],
    ['to-address', given],
    ['server', state.table('/ip/hotspot').items()[0]?.get('.id') ?? ''],
    ...zeroCounters.map(([name, zero]): [string, string] => [name, zero]),
    ['found-by', 'DHCP'],
    ['DHCP', 'true'],
    ['bypassed', 'false'],
    ['.started', String(state.ticksMs())],
  ]
}

/** The hotspot's network: 10.5.48.0/21, which is wider than any café. */
function freeAddress(state: RouterState): string {
  const taken = new Set(
    state
      .table(hostPath)
      .items()
      .map((host) => host.get('address')),
  )
  for (let number = 2; ; number += 1) {
    const address = `10.5.${50 + (number >> 8)}.${number & 255}`
    if (!taken.has(address)) return address
  }
}

/** The `.id` of a session: its address, in hex. */
export function sessionIdAt(address: string): string {
  const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return `*${number.toString(16).toUpperCase()}`
}

/** Ends what has run out: sessions at their limit, cookies past their lifetime. */
export function settle(state: RouterState): void {
  const now = state.ticksMs()
  for (const session of state.table(activePath).items()) {
    const user = state.table(userPath).get(session.get('.user') ?? '')
    const spent = user !== undefined && hasQuota(user) && trafficSpent(user, sumBytes(bytesOf(user), bytesOf(session)))
    if (spent || endsBy(session, now)) endSession(state, session)
  }
  const cookies = state.table(cookiePath)
  for (const cookie of cookies.items()) if (endsBy(cookie, now)) cookies.remove(idOf(cookie))
}

const endsBy = (item: Item, now: number): boolean => Number(item.get('.ends') ?? Number.POSITIVE_INFINITY) <= now

/** Ends a session: its time and bytes are the user's from now on. */
export function endSession(state: RouterState, session: Item): void {
  const users = state.table(userPath)
  const user = users.get(session.get('.user') ?? '')
  state.table(activePath).remove(idOf(session))
  const host = state.table(hostPath).where('mac-address', session.get('mac-address') ?? '')[0]
  if (host) state.table(hostPath).set(idOf(host), new Map([['authorized', 'false']]))
  if (!user) return
  const sessionMs = uptimeMs(state, session)
  const uptime = writeSeconds((readDuration(user.get('uptime') ?? '0s') ?? 0) + sessionMs)
  users.set(idOf(user), new Map([['uptime', uptime], ...addedCounters(user, session)]))
  runLogoutScript(state, profileOf(state, user), session, writeSeconds(sessionMs))
}

/** Adds to a session's counters, as traffic would. */
export function transfer(state: RouterState, session: Item, bytesIn: number, bytesOut: number): void {
  count(state, session, { bytesIn, bytesOut })
  settle(state)
}

function addedCounters(item: Item, more: Item): [string, string][] {
  return zeroCounters.map(([name]) => [name, String(BigInt(item.get(name) ?? 0) + BigInt(more.get(name) ?? 0))])
}

/** What a user's record shows: the finished sessions and the running ones. */
export function liveUser(user: Item, state: RouterState): Record<string, string> {
  const running = sessionsOf(state, user)
  if (running.length === 0) return {}
  const uptime = running.reduce((sum, session) => sum + uptimeMs(state, session), 0)
  const total = running.reduce((sum: Item, session) => new Map(addedCounters(sum, session)), user)
  const stored = readDuration(user.get('uptime') ?? '0s') ?? 0
  return { uptime: writeSeconds(stored + uptime), ...Object.fromEntries(addedCounters(total, new Map())) }
}

/** What a session's record shows. */
export function liveSession(session: Item, state: RouterState): Record<string, string> {
  const ends = session.get('.ends')
  const left = ends === undefined ? {} : { 'session-time-left': writeSeconds(Number(ends) - state.ticksMs()) }
  return { uptime: writeSeconds(uptimeMs(state, session)), 'idle-time': '0s', ...left }
}

/** What a host's record shows. */
export function liveHost(host: Item, state: RouterState): Record<string, string> {
  return { uptime: writeSeconds(uptimeMs(state, host)), 'idle-time': '0s' }
}

/** What a cookie's record shows. */
export function liveCookie(cookie: Item, state: RouterState): Record<string, string> {
  return { 'expires-in': writeSeconds(Number(cookie.get('.ends') ?? 0) - state.ticksMs()) }
}

/** `/ip/hotspot/active/login` */
export function loginCommand({ state, request: { attributes } }: Call): Outcome {
  const username = attributes.get('user')
  if (username === undefined) throw missing('user')
  const address = attributes.get('ip')
  const known = state
    .table(hostPath)
    .where('address', address ?? '')[0]
    ?.get('mac-address')
  const mac = attributes.get('mac-address')?.toUpperCase() ?? known
  if (mac === undefined) throw new Trap(`failure: unknown host IP ${address ?? '0.0.0.0'}`)
  const password = attributes.get('password') ?? ''
  const result = login(state, { username, password, mac, ...(address === undefined ? {} : { address }) })
  if (!result.ok) throw new Trap(`failure: ${result.reason}`)
  return {}
}

/** `/ip/hotspot/active/remove` */
export function endSessionsOf({ state }: Call, sessions: readonly Item[]): Outcome {
  for (const session of sessions) endSession(state, session)
  return {}
}

const idOf = (item: Item): string => item.get('.id') ?? ''

function profileOf(state: RouterState, user: Item): Item | undefined {
  return state.table(profilePath).get(user.get('profile') ?? '*0')
}

function sessionsOf(state: RouterState, user: Item): Item[] {
  return state.table(activePath).where('.user', idOf(user))
}

function uptimeMs(state: RouterState, item: Item): number {
  const until = Math.min(state.ticksMs(), Number(item.get('.ends') ?? Number.POSITIVE_INFINITY))
  return Math.max(0, until - Number(item.get('.started') ?? until))
}

const positive = (text: string | undefined): number | undefined => readDuration(text ?? '0s') || undefined

/** What is left of `limit-uptime`; undefined when there is no limit. */
function timeLeftMs(state: RouterState, user: Item): number | undefined {
  const limit = positive(user.get('limit-uptime'))
  if (limit === undefined) return undefined
  return Math.max(0, limit - (readDuration(liveUser(user, state).uptime ?? user.get('uptime') ?? '0s') ?? 0))
}

type Bytes = { readonly in: bigint; readonly out: bigint }

const bytesOf = (item: Item): Bytes => ({
  in: BigInt(item.get('bytes-in') ?? 0),
  out: BigInt(item.get('bytes-out') ?? 0),
})
const sumBytes = (a: Bytes, b: Bytes): Bytes => ({ in: a.in + b.in, out: a.out + b.out })

const hasQuota = (user: Item): boolean =>
  user.has('limit-bytes-total') || user.has('limit-bytes-in') || user.has('limit-bytes-out')

function trafficSpent(user: Item, used: Bytes): boolean {
  const spent = (name: string, bytes: bigint) => {
    const limit = BigInt(user.get(name) ?? 0)
    return limit > 0n && bytes >= limit
  }
  return (
    spent('limit-bytes-in', used.in) ||
    spent('limit-bytes-out', used.out) ||
    spent('limit-bytes-total', used.in + used.out)
  )
}
