/** A duration written by the router is read back as the same time, and every form people type is understood. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDuration, writeDuration } from './durations.ts'

test('what is written is read back', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 40 }), (ms) => {
      expect(readDuration(writeDuration(ms))).toBe(ms)
    }),
  )
})

test.each([
  ['1w2d3h4m5s', 788_645_000, '1w2d3h4m5s'],
  ['90m', 5_400_000, '1h30m'],
  ['5400', 5_400_000, '1h30m'],
  ['01:30:00', 5_400_000, '1h30m'],
  ['1d 02:00:00', 93_600_000, '1d2h'],
  ['170ms', 170, '170ms'],
  ['0', 0, '0s'],
])('%s is %i ms, shown as %s', (text, ms, shown) => {
  expect(readDuration(text)).toBe(ms)
  expect(writeDuration(ms)).toBe(shown)
})

test.each(['', 'soon', '1x', '-5', '1.5h', '1m1h'])('%j is no duration', (text) => {
  expect(readDuration(text)).toBeUndefined()
})
