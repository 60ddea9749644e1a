import { expect, test } from 'vitest'
import type { PlanRecord } from '../../../contract/plan.ts'
import { checkNewPackage, checkPackage, NEW_PACKAGE, packageDraftOf } from './package-draft.ts'

const named = { ...NEW_PACKAGE, name: 'Night', price: '1.250' }

test('a price is read in the currency of the café, with none or three digits behind its point too', () => {
  expect(checkNewPackage(named, 'KWD')).toMatchObject({ ok: true, value: { priceMinor: 1_250 } })
  expect(checkNewPackage(named, 'UGX')).toMatchObject({ ok: true, value: { priceMinor: 1_250 } })
  expect(checkNewPackage({ ...named, price: '' }, 'EUR')).toEqual({ ok: false, problems: { priceMinor: 'required' } })
})

test('what is saved is shown again as it was typed', () => {
  const typed = {
    ...named,
    time: '90',
    timeUnit: 'minutes',
    validity: '7',
    data: '1.5',
    upload: '0.5',
    download: '2',
    burstDownload: '8',
    burstSeconds: '10',
    colour: 'violet',
    hours: { isOn: true, days: [5, 6], from: '22:00', until: '06:00' },
  } as const
  const checked = checkPackage(typed)
  expect(checked).toMatchObject({
    ok: true,
    value: {
      timeLimitSeconds: 5_400,
      dataLimitBytes: 1.5e9,
      uploadKbps: 500,
      activeHours: { from: 1_320, until: 360 },
    },
  })
  const saved = (checked.ok ? checked.value : {}) as PlanRecord
  expect(packageDraftOf(saved)).toEqual({ ...typed, price: '', data: '1500', dataUnit: 'mb' })
})

test.each([
  [{ time: '' }, 'timeLimitSeconds', 'required'],
  [{ time: '-1' }, 'timeLimitSeconds', 'not_a_number'],
  [{ time: '999999', timeUnit: 'days' }, 'timeLimitSeconds', 'too_large'],
  [{ download: 'fast' }, 'downloadKbps', 'not_a_number'],
  [{ devices: '0' }, 'devices', 'too_small'],
  [{ hours: { isOn: true, days: [], from: '22:00', until: '06:00' } }, 'activeHours.days', 'required'],
  [{ hours: { isOn: true, days: [1], from: '', until: '06:00' } }, 'activeHours.from', 'not_a_number'],
] as const)('%o is told at its field', (change, field, problem) => {
  expect(checkPackage({ ...named, ...change })).toMatchObject({ ok: false, problems: { [field]: problem } })
})
