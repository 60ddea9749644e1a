import { expect, test } from 'vitest'
import type { PlanLimits } from './plan.ts'
import { topUpBy } from './top-up.ts'

const hour: PlanLimits = {
  timeLimitSeconds: 3_600,
  validitySeconds: null,
  validityFrom: 'first_login',
  dataLimitBytes: null,
  uploadKbps: null,
  downloadKbps: 2_000,
  burstUploadKbps: null,
  burstDownloadKbps: null,
  burstSeconds: null,
  devices: 1,
  lockDevice: false,
}

test('an hour goes onto three hours', () => {
  expect(topUpBy(hour, { ...hour, timeLimitSeconds: 3 * 3_600 })).toEqual({
    seconds: 3_600,
    bytes: 0,
    validitySeconds: 0,
  })
})

test.each<[string, Partial<PlanLimits>]>([
  ['ends by the clock too', { validitySeconds: 86_400 }],
  ['has no time limit', { timeLimitSeconds: null }],
  ['ends by data too', { dataLimitBytes: 1e9 }],
  ['is slower', { downloadKbps: 1_000 }],
  ['is for more devices', { devices: 2 }],
])('but not onto a code that %s', (_, change) => {
  expect(topUpBy(hour, { ...hour, ...change })).toBeUndefined()
})

test('what has no limit at all cannot be given more of', () => {
  const free = { ...hour, timeLimitSeconds: null }
  expect(topUpBy(free, free)).toBeUndefined()
})
