/** What a failure means for a grant and for a router's health: closed sets of words, beside the router's own text. */
import {
  ConnectionClosed,
  LoginRefused,
  ProtocolError,
  RouterFatal,
  RouterTimeout,
  RouterTrap,
  RouterUnreachable,
  type UnreachableReason,
  UnsafeValue,
} from '../routeros/errors.ts'
import { type TrapKind, trapKind } from '../routeros/traps.ts'
import { OtherDevice } from './recognise.ts'

/** Why a router cannot be used right now. */
export type LinkProblem =
  | 'unreachable'
  | 'refused'
  | 'timeout'
  | 'login'
  | 'tls'
  | 'permission'
  | 'protocol'
  | 'closed'
  | 'other_device'
  | 'unknown'

/** Why a grant still waits: the link, a router too busy, or a change that did not stay. */
export type WaitingProblem = LinkProblem | 'busy' | 'not_kept'

/** Why a router will not take a grant, however often it is asked. */
export type RefusalReason =
  | 'name_taken'
  | 'bad_value'
  | 'bad_reference'
  | 'permission'
  | 'not_supported'
  | 'device_mode'
  | 'other'

/** The name is in use on the router by a record we did not make; it is never taken over. */
export class NameTaken extends Error {
  override readonly name = 'NameTaken'
}

/** The router confirmed a change, and it was not there when we looked. */
export class NotKept extends Error {
  override readonly name = 'NotKept'
}

/** What to do about a failed grant. */
export type GrantFailure =
  | { readonly kind: 'waiting'; readonly problem: WaitingProblem; readonly text: string }
  | { readonly kind: 'refused'; readonly reason: RefusalReason; readonly text: string }

const refusals: Partial<Record<TrapKind, RefusalReason>> = {
  duplicate: 'name_taken',
  'bad-value': 'bad_value',
  'bad-reference': 'bad_reference',
  'ambiguous-reference': 'bad_reference',
  permission: 'permission',
  'no-such-command': 'not_supported',
  'unknown-parameter': 'not_supported',
  'missing-parameter': 'not_supported',
  'device-mode': 'device_mode',
  other: 'other',
}

/** Tells what can pass from what cannot. */
export function grantFailure(error: unknown): GrantFailure {
  const text = textOf(error)
  if (error instanceof NameTaken) return { kind: 'refused', reason: 'name_taken', text }
  if (error instanceof UnsafeValue) return { kind: 'refused', reason: 'bad_value', text }
  if (error instanceof NotKept) return { kind: 'waiting', problem: 'not_kept', text }
  if (!(error instanceof RouterTrap)) return { kind: 'waiting', problem: linkProblem(error), text }
  const reason = refusals[trapKind(error)]
  return reason ? { kind: 'refused', reason, text } : { kind: 'waiting', problem: 'busy', text }
}

const unreachable: Record<UnreachableReason, LinkProblem> = {
  dns: 'unreachable',
  'no-route': 'unreachable',
  refused: 'refused',
  timeout: 'timeout',
  tls: 'tls',
  closed: 'closed',
}

/** What is wrong between us and the router. */
export function linkProblem(error: unknown): LinkProblem {
  if (error instanceof RouterUnreachable) return unreachable[error.reason]
  if (error instanceof OtherDevice) return 'other_device'
  if (error instanceof LoginRefused) return error.problem === 'not-allowed' ? 'permission' : 'login'
  if (error instanceof RouterTimeout) return 'timeout'
  if (error instanceof ProtocolError) return 'protocol'
  if (error instanceof RouterFatal || error instanceof ConnectionClosed) return 'closed'
  if (error instanceof RouterTrap && trapKind(error) === 'permission') return 'permission'
  return 'unknown'
}

/** The failure in the router's or our client's words; neither ever holds a secret. */
export function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

/** Did the router refuse the command for this reason? */
export function isTrap(error: unknown, kind: TrapKind): error is RouterTrap {
  return error instanceof RouterTrap && trapKind(error) === kind
}
