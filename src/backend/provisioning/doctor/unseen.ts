/** Why something could not be looked at: from what a reading or the connection failed with to a word of a closed set. */
import type { CheckId, Saying, Unseen } from '../../../core/router-checks.ts'
import {
  ConnectionClosed,
  LoginRefused,
  ProtocolError,
  RouterFatal,
  RouterTimeout,
  RouterTrap,
  RouterUnreachable,
  type UnreachableReason,
} from '../../routeros/errors.ts'
import { trapKind } from '../../routeros/traps.ts'
import { textOf } from '../failures.ts'
import { NothingToSee, type Patient, type Values } from './facts.ts'

/** What is said where nothing was seen; undefined when the error is our own mistake. */
export function unseenFor(error: unknown): { readonly says: Unseen; readonly values: Values } | undefined {
  const says = reasonOf(error)
  if (says === undefined) return undefined
  return { says, values: says === 'router_refused' ? { text: textOf(error) } : {} }
}

function reasonOf(error: unknown): Unseen | undefined {
  if (error instanceof NothingToSee) return error.unseen
  if (error instanceof RouterTrap) return reasonOfTrap(error)
  if (error instanceof ConnectionClosed || error instanceof RouterFatal) return 'no_link'
  if (error instanceof RouterTimeout || isDeadline(error)) return 'too_late'
  return error instanceof ProtocolError ? 'unreadable' : undefined
}

function reasonOfTrap(error: RouterTrap): Unseen {
  const kind = trapKind(error)
  if (kind === 'permission') return 'not_permitted'
  return kind === 'no-such-command' || kind === 'unknown-parameter' ? 'no_such_menu' : 'router_refused'
}

/** The reason of `AbortSignal.timeout`. */
function isDeadline(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError'
}

const unreachable = {
  dns: 'reach_no_name',
  'no-route': 'reach_no_answer',
  timeout: 'reach_no_answer',
  refused: 'reach_closed',
  tls: 'reach_there',
  closed: 'reach_hung_up',
} as const satisfies Record<UnreachableReason, Saying>

/** What is known of a router to which no session came about; every other check has no link. */
export function withoutLink(
  { host, port, tls, username: user }: Patient,
  error: unknown,
): Map<CheckId, [Saying, Values]> {
  const address = { address: `${host}:${port}` }
  const known = new Map<CheckId, [Saying, Values]>([['reach', [reachOf(error), address]]])
  if (!tls) known.set('encryption', ['encryption_off', {}])
  if (error instanceof RouterUnreachable && error.reason === 'tls') {
    known.set('encryption', ['encryption_failed', { text: error.message }])
  }
  if (error instanceof LoginRefused) {
    known.set('login', [error.problem === 'not-allowed' ? 'login_without_api' : 'login_refused', { user }])
  }
  return known
}

function reachOf(error: unknown): Saying {
  if (error instanceof RouterUnreachable) return unreachable[error.reason]
  if (error instanceof LoginRefused) return 'reach_there'
  if (error instanceof ProtocolError) return 'reach_other_program'
  return error instanceof ConnectionClosed || error instanceof RouterFatal ? 'reach_hung_up' : 'reach_no_answer'
}
