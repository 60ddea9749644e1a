import { expect, test } from 'vitest'
import type { OnlineOrder } from '../../contract/online.ts'
import type { OnlineSession } from '../ports.ts'
import { inOrder } from './online-order.ts'

const session: OnlineSession = {
  id: '*1',
  username: 'x',
  address: '10.5.50.2',
  mac: '02:00:00:00:00:01',
  server: 'hotspot1',
  seconds: 0,
  bytesUp: 0,
  bytesDown: 0,
  since: 0,
  idleSeconds: null,
  timeLeftSeconds: null,
  dataLeftBytes: null,
  loginBy: 'http-pap',
  byRadius: false,
  comment: '',
  upBitsPerSecond: null,
  downBitsPerSecond: null,
}
const one = (id: string, change: Partial<OnlineSession> = {}, secondsLeft?: number) => ({
  id,
  user: id,
  session: { ...session, ...change },
  secondsLeft,
})
const sorted = (list: readonly ReturnType<typeof one>[], by: OnlineOrder['by'], descending = false) =>
  inOrder(list, { by, descending })
    .map(({ id }) => id)
    .join('')

test('who came last is on top when it is asked for', () => {
  expect(sorted([one('a', { since: 1 }), one('b', { since: 3 }), one('c', { since: 2 })], 'since', true)).toBe('bca')
})

test('whoever runs out first comes first, and the endless come last', () => {
  expect(sorted([one('a'), one('b', {}, 600), one('c', {}, 200), one('d')], 'left')).toBe('cbad')
})

test('by what was used, by speed, by device and by code', () => {
  const list = [
    one('a', { bytesDown: 5, downBitsPerSecond: 9, mac: 'C' }),
    one('b', { bytesUp: 9, upBitsPerSecond: 1, mac: 'A' }),
    one('c', { bytesDown: 1, mac: 'B' }),
  ]
  expect(sorted(list, 'used', true)).toBe('bac')
  expect(sorted(list, 'speed', true)).toBe('abc')
  expect(sorted(list, 'device')).toBe('bca')
  expect(sorted(list.toReversed(), 'user')).toBe('abc')
})

test('those that are alike keep their places, however they are told and whichever way they are sorted', () => {
  const alike = ['d', 'a', 'c', 'b'].map((id) => one(id))
  expect(sorted(alike, 'speed', true)).toBe('abcd')
  expect(sorted(alike.toReversed(), 'speed')).toBe('abcd')
})
