import { expect, test } from 'vitest'
import { instantOf, localTimeOf } from './local-time.ts'

test.each([
  ['Europe/Lisbon', '2026-11-30', '08:00', '2026-11-30T08:00Z'],
  ['Europe/Lisbon', '2026-07-01', '08:00', '2026-07-01T07:00Z'],
  ['Africa/Nairobi', '2026-03-01', '00:00', '2026-02-28T21:00Z'],
  ['Asia/Kathmandu', '2026-03-01', '12:00', '2026-03-01T06:15Z'],
  ['Europe/Lisbon', '2026-03-29', '02:30', '2026-03-29T01:30Z'],
  ['America/New_York', '2026-11-01', '12:00', '2026-11-01T17:00Z'],
])('in %s, %s at %s is one instant, and reads the same again', (zone, day, time, expected) => {
  const at = instantOf({ day, time }, zone)
  expect(at).toBe(Date.parse(expected))
  expect(localTimeOf(at ?? 0, zone)).toEqual({ day, time })
})

test('an hour that is left out is still an instant of that day', () => {
  const at = instantOf({ day: '2026-03-29', time: '01:30' }, 'Europe/Lisbon') ?? 0
  expect(localTimeOf(at, 'Europe/Lisbon').day).toBe('2026-03-29')
})

test.each([
  ['2026-11-31', '08:00'],
  ['2026-13-01', '08:00'],
  ['', '08:00'],
  ['2026-11-30', '24:00'],
  ['2026-11-30', ''],
])('%s at %s does not exist', (day, time) => {
  expect(instantOf({ day, time }, 'UTC')).toBeUndefined()
})
