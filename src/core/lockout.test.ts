import { expect, test } from 'vitest'
import { isPinOff, waitAfter } from './lockout.ts'

test('four slips are free, then the wait doubles up to an hour', () => {
  expect([1, 4, 5, 6, 7, 11, 12, 1_000].map((attempts) => waitAfter(attempts) / 1000)).toEqual([
    0, 0, 30, 60, 120, 1920, 3600, 3600,
  ])
})

test('a thief with a week guesses no PIN of four digits', () => {
  let [attempts, elapsed] = [0, 0]
  while (elapsed < 7 * 86_400_000) elapsed += waitAfter(++attempts)
  expect(attempts).toBeLessThan(200)
  expect(isPinOff(9)).toBe(false)
  expect(isPinOff(10)).toBe(true)
})
