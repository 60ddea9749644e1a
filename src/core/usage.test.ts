import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addUsage, calendarOf, hasFallen, lastDays, NO_USAGE, spreadOverDays, usedSince } from './usage.ts'

const use = (seconds: number, bytesUp = 0, bytesDown = 0) => ({ seconds, bytesUp, bytesDown })
const at = (text: string) => Date.parse(text)

test('what was used since the last look is the difference, and all of it at the first look', () => {
  expect(usedSince(use(60, 10, 100), use(70, 15, 180))).toEqual(use(10, 5, 80))
  expect(usedSince(undefined, use(70, 15, 180))).toEqual(use(70, 15, 180))
})

test('a counter that fell began anew: nobody is counted negative', () => {
  expect(hasFallen(use(60, 10, 100), use(61, 9, 100))).toBe(true)
  expect(hasFallen(use(60, 10, 100), use(60, 10, 100))).toBe(false)
  expect(usedSince(use(60, 10, 100), use(5, 0, 0))).toEqual(NO_USAGE)
})

test('an evening over midnight counts on both days, each by its share', () => {
  const used = spreadOverDays(
    use(7_200, 100, 1_000),
    at('2026-11-23T20:00:00Z'),
    at('2026-11-23T22:00:00Z'),
    calendarOf('Africa/Nairobi'),
  )
  expect(used).toEqual([
    { day: '2026-11-24', used: use(3_600, 50, 500) },
    { day: '2026-11-23', used: use(3_600, 50, 500) },
  ])
})

test('what ends at midnight belongs to the day that ends, and what begins there to the one that begins', () => {
  const midnight = at('2026-11-23T21:00:00Z')
  expect(spreadOverDays(use(60), midnight - 60_000, midnight, calendarOf('Africa/Nairobi'))).toEqual([
    { day: '2026-11-23', used: use(60) },
  ])
  expect(spreadOverDays(use(60), midnight, midnight + 60_000, calendarOf('Africa/Nairobi'))).toEqual([
    { day: '2026-11-24', used: use(60) },
  ])
})

test.each([
  ['of 23 hours', '2026-03-28T12:00:00Z', '2026-03-30T12:00:00Z', '2026-03-29', 23],
  ['of 25 hours', '2026-10-24T12:00:00Z', '2026-10-26T12:00:00Z', '2026-10-25', 25],
])('a day %s gets so many hours of a session that never stopped', (_, from, to, day, hours) => {
  const days = spreadOverDays(use(48 * 3_600), at(from), at(to), calendarOf('Europe/Lisbon'))
  expect(days.find((each) => each.day === day)?.used.seconds).toBe(hours * 3_600)
})

test('a clock that was set back loses nothing: all counts on the day of now', () => {
  expect(
    spreadOverDays(use(60, 1, 2), at('2026-11-24T12:00:00Z'), at('2026-11-23T12:00:00Z'), calendarOf('UTC')),
  ).toEqual([{ day: '2026-11-23', used: use(60, 1, 2) }])
})

test('whatever is spread adds up to what was used, on days that are each told once', () => {
  const counter = fc.integer({ min: 0, max: 2 ** 40 })
  const instant = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') })
  const zone = fc.constantFrom('UTC', 'Africa/Nairobi', 'America/Havana', 'Asia/Kathmandu', 'Australia/Lord_Howe')
  fc.assert(
    fc.property(counter, counter, counter, instant, fc.integer({ min: 0, max: 9 * 86_400_000 }), zone, (...given) => {
      const [seconds, up, down, from, lengthMs, inZone] = given
      const days = spreadOverDays(use(seconds, up, down), from, from + lengthMs, calendarOf(inZone))
      expect(days.map(({ used }) => used).reduce(addUsage)).toEqual(use(seconds, up, down))
      expect(new Set(days.map(({ day }) => day)).size).toBe(days.length)
    }),
  )
})

test('the last days end today, over a month’s end and a leap day', () => {
  expect(lastDays('2028-03-01', 3)).toEqual(['2028-02-28', '2028-02-29', '2028-03-01'])
})
