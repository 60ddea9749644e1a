import { expect, test } from 'vitest'
import { stampOf } from './business-day.ts'

test('a sale belongs to the day and hour of the location’s clock', () => {
  expect(stampOf(Date.parse('2026-11-25T22:30:00Z'), 'Africa/Nairobi', '2026-11-25')).toEqual({
    day: '2026-11-26',
    hour: 1,
  })
})

test('a clock that was put back a year leaves the sale in the day its shift was opened', () => {
  expect(stampOf(Date.parse('2025-11-25T08:00:00Z'), 'UTC', '2026-11-25')).toEqual({ day: '2026-11-25', hour: 8 })
})

test('both of the hours that a clock shows twice are the same hour of the books', () => {
  const [first, second] = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z'].map((at) =>
    stampOf(Date.parse(at), 'Europe/Lisbon', ''),
  )
  expect(first).toEqual({ day: '2026-10-25', hour: 1 })
  expect(second).toEqual(first)
})
