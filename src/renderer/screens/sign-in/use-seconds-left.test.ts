import { expect, test } from 'vitest'
import { waitMsOf } from './use-seconds-left.ts'

test('the backend says how long to wait after too many wrong PINs', () => {
  expect(waitMsOf({ code: 'too_many', reason: 'wait_before_pin', values: { seconds: 90 } })).toBe(90_000)
})

test('a wrong PIN alone costs no time', () => {
  expect(waitMsOf({ code: 'unauthenticated', reason: 'wrong_pin' })).toBe(0)
})
