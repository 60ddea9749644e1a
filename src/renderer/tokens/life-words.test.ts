import { expect, test } from 'vitest'
import type { TokenView } from '../../contract/token.ts'
import { startTexts } from '../text/i18n.ts'
import { lifeInWords } from './life-words.ts'

const { t } = startTexts()
const limits: TokenView['limits'] = {
  timeLimitSeconds: 3_600,
  validitySeconds: null,
  validityFrom: 'first_login',
  dataLimitBytes: null,
  devices: 1,
  lockDevice: false,
}
const router: TokenView['routers'][number] = {
  id: 'r',
  name: 'Main',
  state: 'on_router',
  problem: null,
  usedSeconds: 0,
  usedBytes: 0,
  device: null,
}
const fresh: TokenView = {
  id: 't',
  codeGroups: ['7kq', 'mx4', 'p2d'],
  saleId: 's',
  saleNumber: 1,
  soldAt: 0,
  planName: '1 hour',
  limits,
  usedSeconds: 0,
  usedBytes: 0,
  leftSeconds: 3_600,
  leftBytes: null,
  expiresAt: null,
  overBy: null,
  blockedAt: null,
  refunded: false,
  state: 'on_router',
  routers: [router],
}
const words = (change: Partial<TokenView>) =>
  lifeInWords({ ...fresh, ...change }, (at) => `at ${at}`, t).map((line) => line.words)
const days = { ...limits, timeLimitSeconds: null, validitySeconds: 7 * 86_400 }

test('an hour is told whole until it is used, and then by what is left of it', () => {
  expect(words({})).toEqual(['1 hour online'])
  expect(words({ usedSeconds: 1_200, leftSeconds: 2_400 })).toEqual(['40 minutes left of 1 hour'])
  expect(words({ usedSeconds: 3_600, leftSeconds: 0, overBy: 'time' })[0]).toBe('Its online time is used up')
})

test('a week is told from the first login, then by its end, then that it is over', () => {
  const week = { limits: days, leftSeconds: null }
  expect(words(week)).toEqual(['Valid 1 week from the first login'])
  expect(words({ ...week, expiresAt: 5 })).toEqual(['Valid until at 5'])
  expect(words({ ...week, expiresAt: 5, overBy: 'validity', usedSeconds: 60 })).toEqual([
    'Over since at 5',
    '1 minute online so far',
  ])
})

test('data and the device are told where they matter', () => {
  const tied = { ...limits, dataLimitBytes: 2e9, lockDevice: true }
  expect(words({ limits: tied, leftBytes: 5e8, usedBytes: 1.5e9 })).toEqual([
    '1 hour online',
    '500 MB left of 2 GB',
    'Only on the device that logs in first',
  ])
  const on = [{ ...router, device: '02:00:00:00:00:01' }]
  expect(words({ limits: { ...limits, lockDevice: true }, routers: on })).toContain(
    'Tied to the device 02:00:00:00:00:01',
  )
})
