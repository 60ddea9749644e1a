import { expect, it } from 'vitest'
import {
  ConnectionClosed,
  LoginRefused,
  ProtocolError,
  RouterFatal,
  RouterTimeout,
  RouterTrap,
  RouterUnreachable,
  UnsafeValue,
} from '../routeros/errors.ts'
import { grantFailure, linkProblem, NameTaken, NotKept } from './failures.ts'

const trap = (message: string) => new RouterTrap('/ip/hotspot/user/add', [{ message }])

it.each([
  [new RouterUnreachable('refused', 'x'), 'refused'],
  [new RouterUnreachable('dns', 'x'), 'unreachable'],
  [new RouterUnreachable('tls', 'x'), 'tls'],
  [new RouterTimeout('/x', 1), 'timeout'],
  [new ConnectionClosed('x'), 'closed'],
  [new RouterFatal('x'), 'closed'],
  [new ProtocolError('x'), 'protocol'],
  [trap('no such item'), 'busy'],
  [trap('interrupted'), 'busy'],
  [new NotKept('x'), 'not_kept'],
  [new TypeError('a bug'), 'unknown'],
])('%o can pass', (error, problem) => {
  expect(grantFailure(error)).toMatchObject({ kind: 'waiting', problem })
})

it.each([
  [new NameTaken('x'), 'name_taken'],
  [new UnsafeValue('name', 'x'), 'bad_value'],
  [trap('invalid value for argument limit-uptime'), 'bad_value'],
  [trap('not enough permissions (9)'), 'permission'],
  [trap('no such command prefix'), 'not_supported'],
  [trap('ambiguous value of profile, more than one possible value matches input'), 'bad_reference'],
  [trap('failure: not allowed by device-mode'), 'device_mode'],
  [trap('failure: never heard of'), 'other'],
])('%o needs a human', (error, reason) => {
  expect(grantFailure(error)).toEqual({ kind: 'refused', reason, text: error.message })
})

it('tells a wrong login from a user without the api policy', () => {
  expect(linkProblem(new LoginRefused('credentials', 'x'))).toBe('login')
  expect(linkProblem(new LoginRefused('not-allowed', 'x'))).toBe('permission')
})
