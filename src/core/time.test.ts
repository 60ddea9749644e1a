import { describe, expect, test } from 'vitest'
import { dayOf, isTimeZone, localIso, startOfDay } from './time.ts'

describe('the business day', () => {
  test.each([
    ['Africa/Nairobi', '2026-11-23T20:59:59Z', '2026-11-22T21:00:00.000Z'],
    ['Africa/Nairobi', '2026-11-23T21:00:00Z', '2026-11-23T21:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-23T12:00:00Z', '2026-11-22T18:15:00.000Z'],
    // Clocks go forward at midnight: the day begins at one o'clock.
    ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z'],
    ['Europe/Lisbon', '2026-10-25T12:00:00Z', '2026-10-24T23:00:00.000Z'],
  ])('in %s at %s began at %s', (zone, at, start) => {
    expect(new Date(startOfDay(Date.parse(at), zone)).toISOString()).toBe(start)
  })

  test('is named in the zone, not in UTC', () => {
    expect(dayOf(Date.parse('2026-12-31T23:30:00Z'), 'Africa/Lagos')).toBe('2027-01-01')
  })
})

test.each([
  ['Africa/Nairobi', '2026-11-23T14:05:09+03:00'],
  ['Asia/Kathmandu', '2026-11-23T16:50:09+05:45'],
  ['America/St_Johns', '2026-11-23T07:35:09-03:30'],
  ['UTC', '2026-11-23T11:05:09+00:00'],
])('by the clock of %s it is %s', (zone, local) => {
  const at = Date.parse('2026-11-23T11:05:09Z')
  expect(localIso(at, zone)).toBe(local)
  expect(Date.parse(local)).toBe(at)
})

test('zones are checked before they are stored', () => {
  expect(isTimeZone('Africa/Lagos')).toBe(true)
  expect(isTimeZone('Mars/Olympus')).toBe(false)
  expect(isTimeZone('')).toBe(false)
})
