import { expect, test } from 'vitest'
import type { PlanLimits } from './plan.ts'
import { type Stocked, stockWork } from './stock.ts'

const plan: PlanLimits = {
  timeLimitSeconds: 3_600,
  validitySeconds: null,
  validityFrom: 'first_login',
  dataLimitBytes: null,
  uploadKbps: null,
  downloadKbps: null,
  burstUploadKbps: null,
  burstDownloadKbps: null,
  burstSeconds: null,
  devices: 1,
  lockDevice: false,
}
const ready: Stocked = { ...plan, firstUsedAt: null, blockedAt: null, routerIds: ['main'] }
const work = (level: number, stocked: readonly Stocked[]) => stockWork(level, stocked, plan, ['main', 'roof'])

test('what is missing is made, and what is there stays', () => {
  expect(work(3, [])).toEqual({ unfit: [], missing: 3 })
  expect(work(3, [ready, { ...ready }])).toEqual({ unfit: [], missing: 1 })
})

test.each<[string, Partial<Stocked>]>([
  ['was used by somebody who did not buy it', { firstUsedAt: 1 }],
  ['is blocked', { blockedAt: 1 }],
  ['has yesterday’s limits', { timeLimitSeconds: 7_200 }],
  ['is on a router where the package is not sold any more', { routerIds: ['main', 'old'] }],
])('a code that %s is replaced', (_, change) => {
  const unfit = { ...ready, ...change }
  expect(work(1, [unfit])).toEqual({ unfit: [unfit], missing: 1 })
})

test('of too many the last ones go', () => {
  const last = { ...ready }
  expect(work(1, [ready, last])).toEqual({ unfit: [last], missing: 0 })
  expect(work(0, [ready]).unfit).toEqual([ready])
})
