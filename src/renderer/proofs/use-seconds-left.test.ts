import { expect, test } from 'vitest'
import { clockOf, waitMsOf } from './use-seconds-left.ts'

test('the backend says how long to wait after too many wrong tries', () => {
  expect(waitMsOf({ code: 'too_many', reason: 'locked_out', values: { seconds: 90 } })).toBe(90_000)
  expect(waitMsOf({ code: 'too_many', reason: 'slow_down', values: { seconds: 2 } })).toBe(2_000)
})

test('a wrong PIN alone costs no time', () => {
  expect(waitMsOf({ code: 'unauthenticated', reason: 'wrong_pin' })).toBe(0)
})

test('a wait is told as a clock tells it, up to the longest of an hour', () => {
  expect([0, 29, 725, 3_600].map(clockOf)).toEqual(['0:00', '0:29', '12:05', '1:00:00'])
})
