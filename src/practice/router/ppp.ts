/** Who is on the VPN servers: connecting with an account, and ending sessions. */
import { randomInt } from 'node:crypto'
import { stampOf } from './clock.ts'
import { writeSeconds } from './durations.ts'
import type { Outcome } from './menu.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'

const secretPath = '/ppp/secret'
const activePath = '/ppp/active'

/** The VPN services an account can be used with. */
export type PppService = 'pptp' | 'l2tp' | 'sstp' | 'ovpn'

/** A client's attempt to connect; texts are byte strings. */
export type PppAttempt = {
  readonly name: string
  readonly password: string
  readonly service: PppService
  readonly callerId: string
}

/** A session begun, or why not. */
export type PppResult =
  | { readonly ok: true; readonly sessionId: string }
  | { readonly ok: false; readonly reason: string }

/** Connects a client. */
export function connectPpp(state: RouterState, attempt: PppAttempt): PppResult {
  const secret = state.table(secretPath).named(attempt.name)[0]
  const reason = refusal(state, secret, attempt)
  if (!secret || reason !== undefined) return { ok: false, reason: reason ?? wrongPassword }
  if (onlyOne(state, secret)) for (const old of sessionsOf(state, secret)) endPppSession(state, old, 'peer-request')
  const active = state.table(activePath)
  const session = new Map([
    ['name', attempt.name],
    ['service', attempt.service],
    ['caller-id', attempt.callerId],
    ['address', freeAddress(active.items())],
    ['encoding', ''],
    ['session-id', `0x${randomInt(2 ** 32).toString(16)}`],
    ['limit-bytes-in', secret.get('limit-bytes-in') ?? '0'],
    ['limit-bytes-out', secret.get('limit-bytes-out') ?? '0'],
    ['radius', 'false'],
    ['.secret', idOf(secret)],
    ['.started', String(state.ticksMs())],
  ])
  return { ok: true, sessionId: active.add(session, `*8000${active.nextNumber().toString(16).toUpperCase()}`) }
}

const wrongPassword = 'authentication failed'

function refusal(state: RouterState, secret: Item | undefined, attempt: PppAttempt): string | undefined {
  if (!listens(state, attempt.service)) return `the ${attempt.service} server is not enabled`
  if (!secret || secret.get('disabled') === 'true') return wrongPassword
  if ((secret.get('password') ?? '') !== attempt.password) return wrongPassword
  const service = secret.get('service') ?? 'any'
  if (service !== 'any' && service !== attempt.service) return wrongPassword
  const caller = secret.get('caller-id') ?? ''
  return caller !== '' && caller !== attempt.callerId ? wrongPassword : undefined
}

function listens(state: RouterState, service: PppService): boolean {
  const servers = state.table(`/interface/${service}-server/server`)
  if (servers.menu.single) return servers.single().get('enabled') === 'true'
  return servers.items().some((server) => server.get('disabled') !== 'true')
}

function onlyOne(state: RouterState, secret: Item): boolean {
  const profile = state.table('/ppp/profile').get(secret.get('profile') ?? '*0')
  return profile?.get('only-one') === 'yes'
}

function sessionsOf(state: RouterState, secret: Item): Item[] {
  return state.table(activePath).where('.secret', idOf(secret))
}

function freeAddress(sessions: readonly Item[]): string {
  const taken = new Set(sessions.map((session) => session.get('address')))
  let number = 2
  while (taken.has(`10.9.${number >> 8}.${number & 255}`)) number += 1
  return `10.9.${number >> 8}.${number & 255}`
}

/** Ends a session and writes on the account when and why. */
export function endPppSession(state: RouterState, session: Item, why: string): void {
  state.table(activePath).remove(idOf(session))
  const secrets = state.table(secretPath)
  const secret = secrets.get(session.get('.secret') ?? '')
  if (!secret) return
  const values = [
    ['last-logged-out', stampOf(state)],
    ['last-caller-id', session.get('caller-id') ?? ''],
    ['last-disconnect-reason', why],
  ] as const
  secrets.set(idOf(secret), new Map(values))
}

/** `/ppp/active/remove` */
export function endPppSessionsOf(state: RouterState, sessions: readonly Item[]): Outcome {
  for (const session of sessions) endPppSession(state, session, 'admin-reset')
  return {}
}

/** What a session's record shows. */
export function livePppSession(session: Item, state: RouterState): Record<string, string> {
  return { uptime: writeSeconds(state.ticksMs() - Number(session.get('.started') ?? 0)) }
}

const idOf = (item: Item): string => item.get('.id') ?? ''
