import { expect, test } from 'vitest'
import { dayEnd, dayStart, stepDays } from './days.ts'

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

test.each([
  ['Africa/Nairobi', '2026-11-22T21:00:00.000Z', '2026-11-23T21:00:00.000Z'],
  ['Pacific/Honolulu', '2026-11-23T10:00:00.000Z', '2026-11-24T10:00:00.000Z'],
  ['Pacific/Apia', '2026-11-22T11:00:00.000Z', '2026-11-23T11:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z'],
])('a day in %s begins and ends at its midnights', (zone, start, end) => {
  expect(iso(dayStart('2026-11-23', zone))).toBe(start)
  expect(iso(dayEnd('2026-11-23', zone))).toBe(end)
})

test('a day without a midnight begins when its clocks begin, and the day before ends there', () => {
  expect(iso(dayStart('2026-09-06', 'America/Santiago'))).toBe('2026-09-06T04:00:00.000Z')
  expect(dayEnd('2026-09-05', 'America/Santiago')).toBe(dayStart('2026-09-06', 'America/Santiago'))
})

test('what is no day filters nothing', () => {
  for (const text of ['', '2026', '2026-13-01', 'yesterday']) {
    expect(dayStart(text, 'UTC')).toBeNull()
    expect(dayEnd(text, 'UTC')).toBeNull()
  }
})

test('days are stepped over the ends of months and years', () => {
  expect(stepDays('2026-12-31', 1)).toBe('2027-01-01')
  expect(stepDays('2026-03-01', -1)).toBe('2026-02-28')
})
