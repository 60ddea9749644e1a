import { expect, test } from 'vitest'
import { leftOf, secondsLeft } from './session-left.ts'

const sold = { timeLimitSeconds: 3_600, dataLimitBytes: 1_000, expiresAt: 99, usedSeconds: 600, usedBytes: 400 }
const silent = { timeLeftSeconds: null, dataLeftBytes: null }

test('what the router says is left of the time goes before what the books say', () => {
  expect(leftOf({ timeLeftSeconds: 120, dataLeftBytes: null }, sold).seconds).toBe(120)
  expect(leftOf(silent, sold).seconds).toBe(3_000)
})

test('nobody is promised more data than the smaller of both amounts', () => {
  expect(leftOf({ timeLeftSeconds: null, dataLeftBytes: 250 }, sold).dataBytes).toBe(250)
  expect(leftOf({ timeLeftSeconds: null, dataLeftBytes: 900 }, sold).dataBytes).toBe(600)
})

test('what is used up is nothing left, never less', () => {
  expect(leftOf(silent, { ...sold, usedSeconds: 9_999, usedBytes: 9_999 })).toEqual({
    seconds: 0,
    dataBytes: 0,
    until: 99,
  })
})

test('where nothing limits, nothing is left to count', () => {
  expect(leftOf(silent, undefined)).toEqual({ seconds: null, dataBytes: null, until: null })
})

test('the first limit by time ends it, be it time online or the clock on the wall', () => {
  const left = { seconds: 9_000, dataBytes: null, until: 300_000 }
  expect(secondsLeft(left, 100_000)).toBe(200)
  expect(secondsLeft({ ...left, seconds: 60 }, 100_000)).toBe(60)
  expect(secondsLeft(left, 400_000)).toBe(0)
  expect(secondsLeft({ ...left, seconds: null, until: null }, 0)).toBeUndefined()
})
