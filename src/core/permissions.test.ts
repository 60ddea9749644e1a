import { expect, test } from 'vitest'
import { barrierTo, holds, PERMISSIONS, type Permission, type Standing } from './permissions.ts'

const standing = (change: Partial<Standing> = {}): Standing => ({
  role: 'super_admin',
  locked: false,
  mustChangePassword: false,
  ...change,
})

test('a Super Admin may do everything', () => {
  expect(PERMISSIONS.filter((permission) => !holds('super_admin', permission))).toEqual([])
})

test('what Staff may do, a Manager may do too', () => {
  expect(PERMISSIONS.filter((permission) => holds('staff', permission) && !holds('manager', permission))).toEqual([])
})

test.each<Permission>([
  'people.edit',
  'equipment.edit',
  'location.edit',
  'counter.edit',
  'audit.read',
  'sale.read_all',
])('Staff never get %s', (permission) => expect(holds('staff', permission)).toBe(false))

test.each([
  ['anyone', undefined, undefined],
  ['anyone', standing({ locked: true }), undefined],
  ['first_run', standing(), 'already_set_up'],
  ['signed_in', undefined, 'sign_in_first'],
  ['known', undefined, 'sign_in_first'],
  ['known', standing({ locked: true, mustChangePassword: true }), undefined],
  ['signed_in', standing({ locked: true }), 'screen_locked'],
  ['token.sell', standing({ mustChangePassword: true }), 'change_password_first'],
  ['people.edit', standing({ role: 'manager' }), 'not_allowed'],
  ['people.edit', standing({ role: 'manager', locked: true }), 'screen_locked'],
  ['people.edit', standing(), undefined],
] as const)('%s for %j: %s', (needs, caller, barrier) => expect(barrierTo(needs, caller, true)).toBe(barrier))

test('before the first run everybody may set up, and only that', () => {
  expect(barrierTo('first_run', undefined, false)).toBeUndefined()
  expect(barrierTo('token.sell', undefined, false)).toBe('sign_in_first')
})
