import { expect, test } from 'vitest'
import { SetupForm } from '../../../contract/setup.ts'
import {
  checkCafe,
  checkOwner,
  checkPlans,
  checkRouter,
  checkSetup,
  newSetup,
  priceTextOf,
  type SetupDraft,
} from './setup-draft.ts'

const blank = newSetup('Africa/Nairobi')
const filled: SetupDraft = {
  ...blank,
  cafeName: ' Baobab ',
  currency: 'kes',
  ownerName: 'Olu',
  password: ' korogocho-7 ',
  passwordAgain: ' korogocho-7 ',
  pin: '0042',
  pinAgain: '0042',
  router: {
    ...blank.router,
    host: '192.168.88.1',
    username: 'teller',
  },
  printer: {
    ...blank.printer,
    link: { ...blank.printer.link, host: '192.168.88.50' },
  },
}
const problemsOf = (checked: { ok: boolean; problems?: unknown }) => checked.problems

test('an empty form says what is missing, field by field', () => {
  expect(problemsOf(checkCafe(blank))).toEqual({ cafeName: 'required', currency: 'unknown_currency' })
  expect(problemsOf(checkOwner(blank))).toEqual({
    'owner.name': 'required',
    'owner.password': 'too_short',
    'owner.pin': 'too_short',
  })
  expect(problemsOf(checkRouter(blank))).toEqual({ host: 'required', username: 'required' })
})

test('a currency may be typed in small letters', () => {
  expect(checkCafe(filled)).toMatchObject({ ok: true, value: { currency: 'KES', cafeName: 'Baobab' } })
})

test('two PINs or passwords that differ are refused although each of them is fine', () => {
  expect(checkOwner(filled).ok).toBe(true)
  expect(problemsOf(checkOwner({ ...filled, passwordAgain: 'korogocho-7' }))).toEqual({ passwordAgain: 'invalid' })
  expect(problemsOf(checkOwner({ ...filled, pinAgain: '0043' }))).toEqual({ pinAgain: 'invalid' })
})

test('proposed prices follow the currency until somebody changes them', () => {
  expect(priceTextOf(filled, 1)).toBe('2.00')
  expect(priceTextOf({ ...filled, currency: 'UGX' }, 1)).toBe('2')
  const changed = { ...filled, plans: [{ name: '1 hour', price: '1,50' }, ...filled.plans.slice(1)] }
  expect(priceTextOf({ ...changed, currency: 'UGX' }, 0)).toBe('1,50')
})

test('a price that is none is explained beside its field', () => {
  const [first, ...others] = filled.plans
  const wrong = {
    ...filled,
    plans: [{ name: first?.name ?? '', price: 'much' }, { name: '', price: '' }, ...others.slice(1)],
  }
  expect(problemsOf(checkPlans(wrong))).toEqual({
    'plans.0.priceMinor': 'not_a_number',
    'plans.1.priceMinor': 'required',
    'plans.1.name': 'required',
  })
})

test('what is sent is what the contract takes, with the PIN’s zeros and the password’s spaces', () => {
  const checked = checkSetup(filled)
  expect(checked).toMatchObject({
    ok: true,
    value: {
      owner: { pin: '0042', password: ' korogocho-7 ' },
      router: { port: 8728, password: '' },
      printer: { link: { port: 9100 } },
    },
  })
  if (checked.ok) {
    expect(SetupForm.parse(checked.value)).toEqual(checked.value)
    expect(checked.value.plans.map((plan) => plan.priceMinor)).toEqual([100, 200, 500, 2_000])
  }
})

test('equipment left for later is not sent, even if something was typed', () => {
  const checked = checkSetup({ ...filled, later: { router: true, printer: true } })
  expect(checked).toMatchObject({ ok: true, value: { router: null, printer: null } })
})
