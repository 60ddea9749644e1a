import { expect, test } from 'vitest'
import type { PersonView } from '../../../contract/people.ts'
import { checkPerson, endsSession, newPerson, type PersonDraft, personDraftOf, refundChoiceOf } from './person-draft.ts'

const [here, there] = ['0190d1c0-0000-7000-8000-000000000001', '0190d1c0-0000-7000-8000-000000000002']
const draft: PersonDraft = { ...newPerson([here]), name: 'Ana' }
const view: PersonView = {
  id: '0190d1c0-0000-7000-8000-000000000003',
  name: 'Ana',
  role: 'staff',
  locationIds: [here],
  discountLimitPercent: 0,
  refundLimitMinor: 500,
  active: true,
  hasPin: false,
  mustChangePassword: false,
  failedAttempts: 0,
  waitSeconds: 0,
  lastSignInAt: null,
  isHere: true,
}

test('a new cashier may give no money back alone, unless somebody says so', () => {
  expect(checkPerson(draft, 'EUR')).toMatchObject({ ok: true, value: { role: 'staff', refundLimitMinor: 0 } })
  expect(refundChoiceOf({ ...draft, role: 'manager' })).toBe('unlimited')
  expect(refundChoiceOf({ ...draft, role: 'manager', refund: 'never' })).toBe('never')
})

test.each([
  ['5', 'EUR', 500],
  ['5,50', 'EUR', 550],
  ['500', 'UGX', 500],
  ['1.250', 'KWD', 1_250],
])('a limit of “%s” %s is read in the minor units of the currency', (amount, currency, refundLimitMinor) => {
  expect(checkPerson({ ...draft, refund: 'up_to', amount }, currency)).toMatchObject({
    ok: true,
    value: { refundLimitMinor },
  })
})

test.each([
  ['', 'required'],
  ['abc', 'not_a_number'],
  ['-5', 'not_a_number'],
  ['99999999999999', 'too_large'],
])('a limit of “%s” is refused as %s, never saved as something else', (amount, problem) => {
  expect(checkPerson({ ...draft, refund: 'up_to', amount }, 'EUR')).toEqual({
    ok: false,
    problems: { refundLimitMinor: problem },
  })
})

test('an amount that was typed and then not chosen does not count', () => {
  expect(checkPerson({ ...draft, refund: 'unlimited', amount: 'abc' }, 'EUR')).toMatchObject({
    ok: true,
    value: { refundLimitMinor: null },
  })
})

test('whoever is bound to locations needs one; an owner is sent without any', () => {
  const nowhere = { ...draft, locationIds: [] }
  expect(checkPerson(nowhere, 'EUR')).toEqual({ ok: false, problems: { locationIds: 'required' } })
  expect(checkPerson({ ...draft, role: 'super_admin' }, 'EUR')).toMatchObject({ ok: true, value: { locationIds: [] } })
})

test('everything that is wrong is said at once', () => {
  const wrong = checkPerson({ ...draft, name: ' ', locationIds: [], refund: 'up_to', amount: 'x' }, 'EUR')
  expect(wrong).toEqual({
    ok: false,
    problems: { name: 'required', locationIds: 'required', refundLimitMinor: 'not_a_number' },
  })
})

test.each([null, 0, 550])('a person comes into the form with limit %s, and unchanged out of it', (refundLimitMinor) => {
  const { name, role, locationIds } = view
  expect(checkPerson(personDraftOf({ ...view, refundLimitMinor }, 'EUR'), 'EUR')).toEqual({
    ok: true,
    value: { name, role, locationIds, refundLimitMinor, discountLimitPercent: 0 },
  })
})

test('a changed role or place ends the session; a changed name or order of places does not', () => {
  const same = personDraftOf(view, 'EUR')
  expect(endsSession(view, { ...same, name: 'Anna' })).toBe(false)
  expect(endsSession(view, { ...same, role: 'manager' })).toBe(true)
  expect(endsSession(view, { ...same, locationIds: [here, there] })).toBe(true)
  const both = { ...view, locationIds: [here, there] }
  expect(endsSession(both, { ...same, locationIds: [there, here] })).toBe(false)
})
