import { expect, it } from 'vitest'
import { PATIENT } from '../../../../tests/support/doctor-facts.ts'
import type { CheckId, Saying, Unseen } from '../../../core/router-checks.ts'
import {
  ConnectionClosed,
  LoginRefused,
  ProtocolError,
  RouterFatal,
  RouterTimeout,
  RouterTrap,
  RouterUnreachable,
} from '../../routeros/errors.ts'
import { examinedWithoutLink } from './examine.ts'
import { NothingToSee } from './facts.ts'
import { unseenFor } from './unseen.ts'

const trap = (message: string) => new RouterTrap('/x', [{ message }])

it.each<[Unseen | undefined, unknown]>([
  ['not_permitted', trap('not enough permissions (9)')],
  ['no_such_menu', trap('no such command prefix')],
  ['no_such_menu', trap('unknown parameter count-only')],
  ['router_refused', trap('failure: never heard of')],
  ['no_link', new ConnectionClosed('x')],
  ['no_link', new RouterFatal('x')],
  ['too_late', new RouterTimeout('/x', 1)],
  ['too_late', AbortSignal.abort(new DOMException('x', 'TimeoutError')).reason],
  ['unreadable', new ProtocolError('x')],
  ['no_server', new NothingToSee('no_server')],
  [undefined, new TypeError('a bug')],
])('%s: %o', (says, error) => {
  expect(unseenFor(error)?.says).toBe(says)
})

it('a refusal is told in the router’s own words', () => {
  expect(unseenFor(trap('failure: never heard of'))?.values).toEqual({ text: 'failure: never heard of' })
})

it.each<[unknown, Partial<Record<CheckId, Saying | Unseen>>]>([
  [new RouterUnreachable('dns', 'x'), { reach: 'reach_no_name', login: 'no_link' }],
  [new RouterUnreachable('no-route', 'x'), { reach: 'reach_no_answer' }],
  [new RouterUnreachable('timeout', 'x'), { reach: 'reach_no_answer' }],
  [new RouterUnreachable('refused', 'x'), { reach: 'reach_closed' }],
  [new RouterUnreachable('closed', 'x'), { reach: 'reach_hung_up' }],
  [new RouterUnreachable('tls', 'x'), { reach: 'reach_there', encryption: 'encryption_failed', login: 'no_link' }],
  [new LoginRefused('credentials', 'x'), { reach: 'reach_there', login: 'login_refused', policies: 'no_link' }],
  [new LoginRefused('not-allowed', 'x'), { reach: 'reach_there', login: 'login_without_api' }],
  [new ProtocolError('x'), { reach: 'reach_other_program', encryption: 'encryption_off', clock: 'no_link' }],
  [new RouterFatal('x'), { reach: 'reach_hung_up' }],
  [new ConnectionClosed('x'), { reach: 'reach_hung_up' }],
  [new DOMException('x', 'TimeoutError'), { reach: 'reach_no_answer' }],
])('without a link because of %o: %j', (error, expected) => {
  const { diagnoses } = examinedWithoutLink(PATIENT, error)
  const said = Object.fromEntries(diagnoses.map(({ check, says }) => [check, says]))
  expect(said).toMatchObject(expected)
  expect(said.clock).toBe('no_link')
})
