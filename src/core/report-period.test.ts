import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, daysOf, isDay, mondayOfWeek, monthOf, weekdayOf, weekOf } from './calendar.ts'
import { PRESETS, periodBefore, presetPeriod } from './report-period.ts'

const days = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n))

test('the days of a period are those that a calendar counts one by one, over leap years and turns of centuries', () => {
  for (const [from, many] of [
    ['2023-12-30', 800],
    ['2099-12-31', 430],
    ['2024-02-29', 0],
    ['2026-11-25', 6],
  ] as const) {
    const until = addDays(from, many)
    expect(daysOf(from, until)).toEqual(Array.from({ length: many + 1 }, (_, n) => addDays(from, n)))
  }
  expect(daysOf('2026-11-25', '2026-11-24')).toEqual([])
})

test('each day lies in the ISO week whose Monday leads to it, also around New Year', () => {
  expect(['2024-12-30', '2026-12-31', '2027-01-03', '2027-01-04'].map(weekOf)).toEqual([
    '2025-W01',
    '2026-W53',
    '2026-W53',
    '2027-W01',
  ])
  fc.assert(
    fc.property(days, (day) => {
      const monday = mondayOfWeek(weekOf(day))
      expect(weekdayOf(monday)).toBe(1)
      expect(daysOf(monday, addDays(monday, 6))).toContain(day)
      expect(weekOf(addDays(monday, 7)) > weekOf(monday)).toBe(true)
    }),
    { seed: 6 },
  )
})

test('a day that the calendar does not have is none', () => {
  expect(['2026-02-29', '2026-13-01', '2026-1-1', '', '2028-02-29'].map(isDay)).toEqual([
    false,
    false,
    false,
    false,
    true,
  ])
})

test.each([
  ['2026-11-25', '2026-11-25', '2026-11-24', '2026-11-24'],
  ['2026-11-23', '2026-11-25', '2026-11-16', '2026-11-18'],
  ['2026-11-16', '2026-11-22', '2026-11-09', '2026-11-15'],
  ['2026-11-01', '2026-11-25', '2026-10-01', '2026-10-25'],
  ['2026-02-01', '2026-02-28', '2026-01-01', '2026-01-31'],
  ['2026-03-01', '2026-03-30', '2026-02-01', '2026-02-28'],
  ['2026-01-01', '2026-11-25', '2025-01-01', '2025-11-25'],
  ['2024-01-01', '2024-12-31', '2023-01-01', '2023-12-31'],
  ['2026-07-01', '2026-09-30', '2026-04-01', '2026-06-30'],
  ['2026-11-10', '2026-11-12', '2026-11-07', '2026-11-09'],
])('%s to %s is compared with %s to %s', (from, until, before, beforeUntil) => {
  expect(periodBefore({ from, until })).toEqual({ from: before, until: beforeUntil })
})

test('the period before ends before the period begins, and no preset reaches beyond today', () => {
  fc.assert(
    fc.property(days, fc.constantFrom(...PRESETS), fc.nat(900), (today, preset, length) => {
      const period = presetPeriod(preset, today)
      expect(period.until <= today && period.from <= period.until).toBe(true)
      for (const one of [period, { from: today, until: addDays(today, length) }]) {
        const before = periodBefore(one)
        expect(before.from <= before.until && before.until < one.from).toBe(true)
      }
      if (preset === 'last_month') expect(monthOf(period.from)).toBe(monthOf(period.until))
    }),
    { seed: 6 },
  )
})
