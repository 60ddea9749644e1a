import { expect, it } from 'vitest'
import { RouterTrap } from './errors.ts'
import { trapKind } from './traps.ts'

it.each([
  ['failure: already have user with this name for this server', 'duplicate'],
  ['failure: secret with the same name already exists', 'duplicate'],
  ['failure: pool with such name exists', 'duplicate'],
  ['failure: already have interface with such name', 'duplicate'],
  ['input does not match any value of profile', 'bad-reference'],
  ['ambiguous value of profile, more than one possible value matches input', 'ambiguous-reference'],
  ['invalid value for argument limit-uptime', 'bad-value'],
  ["value of range must have ip address after '-'", 'bad-value'],
  ['value out of range', 'bad-value'],
  ['unknown parameter', 'unknown-parameter'],
  ['unknown parameter show-sensitive', 'unknown-parameter'],
  ['missing =name=', 'missing-parameter'],
  ['no such item', 'no-such-item'],
  ['no such item (4)', 'no-such-item'],
  ['no such command prefix', 'no-such-command'],
  ['no such command or directory (wireguard)', 'no-such-command'],
  ['not enough permissions (9)', 'permission'],
  ['std failure: not allowed (9)', 'permission'],
  ['invalid user name or password (6)', 'login'],
  ['cannot log in', 'login'],
  ['failure: not allowed by device-mode', 'device-mode'],
  ['interrupted', 'interrupted'],
  ['action timed out - try again, if error continues contact MikroTik support (13)', 'busy'],
  ['failure: something new', 'other'],
])('"%s" means %s', (message, kind) => {
  expect(trapKind(new RouterTrap('/x', [{ message }]))).toBe(kind)
})

it('falls back on the category when the text is new', () => {
  expect(trapKind({ message: 'ha', category: 1 })).toBe('bad-value')
  expect(trapKind({ message: 'ha', category: 2 })).toBe('interrupted')
  expect(trapKind({ message: 'ha', category: 4 })).toBe('other')
})
