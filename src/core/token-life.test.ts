import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  carryAll,
  consumed,
  countUse,
  type Extension,
  extended,
  type Life,
  leftOf,
  overBy,
  shortened,
  type Used,
} from './token-life.ts'

const NOW = Date.parse('2026-11-23T12:00:00Z')
const seconds = fc.integer({ min: 0, max: 400 * 86_400 })
const bytes = fc.integer({ min: 0, max: 1e12 })
const limit = (of: fc.Arbitrary<number>) => fc.option(of.map((value) => value + 1))
const life: fc.Arbitrary<Life> = fc
  .record({
    timeLimitSeconds: limit(seconds),
    dataLimitBytes: limit(bytes),
    validitySeconds: limit(seconds),
    expiresAt: fc.option(fc.integer({ min: NOW - 4e10, max: NOW + 4e10 })),
  })
  // Only what is valid for a time has an end by the clock.
  .map((each) => ({ ...each, expiresAt: each.validitySeconds === null ? null : each.expiresAt }))
const used = fc.record({ seconds, bytes })
const more: fc.Arbitrary<Extension> = fc.record({ seconds, bytes, validitySeconds: seconds })
const some: fc.Arbitrary<Extension> = more.map((each) => ({
  seconds: each.seconds + 1,
  bytes: each.bytes + 1,
  validitySeconds: each.validitySeconds + 1,
}))

describe('what was put on a code and given back', () => {
  test('leaves what it had, or what was used of it', () => {
    fc.assert(
      fc.property(life, used, more, (before, spent, given) => {
        const after = shortened(extended(before, spent, given, NOW), spent, given, NOW)
        const least = (limit: number | null, passed: number, put: number) =>
          limit === null || put === 0 ? limit : Math.max(limit, passed)
        expect(after.timeLimitSeconds).toBe(least(before.timeLimitSeconds, spent.seconds, given.seconds))
        expect(after.dataLimitBytes).toBe(least(before.dataLimitBytes, spent.bytes, given.bytes))
        expect(after.expiresAt).toBe(least(before.expiresAt, NOW, given.validitySeconds))
      }),
      { seed: 5 },
    )
  })

  test('takes nothing off that was used meanwhile', () => {
    const hour = { timeLimitSeconds: 7_200, dataLimitBytes: null, validitySeconds: null, expiresAt: null }
    const taken = { seconds: 3_600, bytes: 0, validitySeconds: 0 }
    expect(shortened(hour, { seconds: 5_000, bytes: 0 }, taken, NOW).timeLimitSeconds).toBe(5_000)
    expect(shortened(hour, { seconds: 9_000, bytes: 0 }, taken, NOW).timeLimitSeconds).toBe(7_200)
  })
})

describe('more on the same code', () => {
  test('never takes anything away', () => {
    fc.assert(
      fc.property(life, used, more, (before, spent, given) => {
        const after = extended(before, spent, given, NOW)
        const grew = (a: number | null, b: number | null) => (a === null ? b === null : b !== null && b >= a)
        return (
          grew(before.timeLimitSeconds, after.timeLimitSeconds) &&
          grew(before.dataLimitBytes, after.dataLimitBytes) &&
          grew(before.validitySeconds, after.validitySeconds) &&
          grew(before.expiresAt, after.expiresAt)
        )
      }),
    )
  })

  test('can be used up whole, also by a code that was over', () => {
    fc.assert(
      fc.property(life, used, some, (before, spent, given) => {
        const after = extended(before, spent, given, NOW)
        const [had, has] = [before, after].map((each) => leftOf(each.timeLimitSeconds, spent.seconds))
        const [hadBytes, hasBytes] = [before, after].map((each) => leftOf(each.dataLimitBytes, spent.bytes))
        expect(has).toBe(had === null || had === undefined ? null : had + given.seconds)
        expect(hasBytes).toBe(hadBytes === null || hadBytes === undefined ? null : hadBytes + given.bytes)
        expect(overBy(after, spent, NOW)).toBeNull()
        if (before.expiresAt !== null) {
          expect(after.expiresAt).toBe(Math.max(before.expiresAt, NOW) + given.validitySeconds * 1_000)
        }
      }),
    )
  })

  test('given twice at one moment is given once in full', () => {
    fc.assert(
      fc.property(life, used, more, more, (before, spent, first, second) => {
        const both = {
          seconds: first.seconds + second.seconds,
          bytes: first.bytes + second.bytes,
          validitySeconds: first.validitySeconds + second.validitySeconds,
        }
        const twice = extended(extended(before, spent, first, NOW), spent, second, NOW)
        expect(twice).toEqual(extended(before, spent, both, NOW))
      }),
    )
  })

  test('of nothing changes nothing, and what had no limit gets none', () => {
    fc.assert(
      fc.property(life, used, more, (before, spent, given) => {
        expect(extended(before, spent, { seconds: 0, bytes: 0, validitySeconds: 0 }, NOW)).toEqual(before)
        const free = { timeLimitSeconds: null, dataLimitBytes: null, validitySeconds: null, expiresAt: null }
        expect(extended(free, spent, given, NOW)).toEqual(free)
      }),
    )
  })

  test('before the first login lengthens the validity, and sets no date', () => {
    const fresh = { timeLimitSeconds: null, dataLimitBytes: null, validitySeconds: 86_400, expiresAt: null }
    const given = { seconds: 0, bytes: 0, validitySeconds: 3_600 }
    expect(extended(fresh, { seconds: 0, bytes: 0 }, given, NOW)).toEqual({ ...fresh, validitySeconds: 90_000 })
  })
})

test('what ends first says what ended it', () => {
  const whole = { timeLimitSeconds: 60, dataLimitBytes: 10, validitySeconds: 60, expiresAt: NOW + 1 }
  expect(overBy(whole, { seconds: 59, bytes: 9 }, NOW)).toBeNull()
  expect(overBy(whole, { seconds: 60, bytes: 9 }, NOW)).toBe('time')
  expect(overBy(whole, { seconds: 0, bytes: 11 }, NOW)).toBe('data')
  expect(overBy(whole, { seconds: 60, bytes: 10 }, NOW + 1)).toBe('validity')
})

test('use counts on every router, and in every record a token had there', () => {
  const one = { usedSeconds: 1, carriedSeconds: 10, usedBytes: 100, carriedBytes: 1_000 }
  expect(consumed([one, one])).toEqual({ seconds: 22, bytes: 2_200 })
  expect(consumed([])).toEqual({ seconds: 0, bytes: 0 })
})

const counters = fc.record<Used>({
  usedSeconds: seconds,
  usedBytes: bytes,
  carriedSeconds: seconds,
  carriedBytes: bytes,
})

test('counters that go on add what is new, and counters that fall back give nothing back and take nothing twice', () => {
  fc.assert(
    fc.property(counters, used, (before, seen) => {
      const [had, has] = [consumed([before]), consumed([countUse(before, seen)])]
      expect(has.seconds - had.seconds).toBe(Math.max(0, seen.seconds - before.usedSeconds))
      expect(has.bytes - had.bytes).toBe(Math.max(0, seen.bytes - before.usedBytes))
    }),
  )
})

test('a record that is gone takes nothing with it, and another one adds all that it counts', () => {
  fc.assert(
    fc.property(counters, used, (before, seen) => {
      expect(consumed([carryAll(before)])).toEqual(consumed([before]))
      const [had, has] = [consumed([before]), consumed([countUse(carryAll(before), seen)])]
      expect(has).toEqual({ seconds: had.seconds + seen.seconds, bytes: had.bytes + seen.bytes })
    }),
  )
})
