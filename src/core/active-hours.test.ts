import { expect, test } from 'vitest'
import { type ActiveHours, isOnSale, onSaleFrom } from './active-hours.ts'

const LISBON = 'Europe/Lisbon'
const at = (text: string) => Date.parse(text)
const iso = (ms: number | undefined) => ms && new Date(ms).toISOString().slice(0, 16)

/** Friday and Saturday, 22:00 to 06:00. */
const nights: ActiveHours = { days: [5, 6], from: 22 * 60, until: 6 * 60 }
const always: ActiveHours = { days: [1, 2, 3, 4, 5, 6, 7], from: 0, until: 0 }

test.each([
  ['before it begins', '2026-11-27T21:59Z', false],
  ['when it begins', '2026-11-27T22:00Z', true],
  ['past midnight', '2026-11-28T03:00Z', true],
  ['when it is over', '2026-11-28T06:00Z', false],
  ['on Sunday morning, which is Saturday’s night', '2026-11-29T05:59Z', true],
  ['on Sunday night', '2026-11-29T22:30Z', false],
  ['on Friday morning, which is Thursday’s night', '2026-11-27T01:00Z', false],
])('a night package %s', (_, time, expected) => {
  expect(isOnSale(nights, at(time), LISBON)).toBe(expected)
})

test('a package without hours, and one of all hours, is always on sale', () => {
  for (let hour = 0; hour < 24 * 8; hour++) {
    expect(isOnSale(null, hour * 3_600_000, LISBON)).toBe(true)
    expect(isOnSale(always, hour * 3_600_000, LISBON)).toBe(true)
  }
})

test('the hours go by the wall clock, not by what it was in winter', () => {
  // In July Lisbon is an hour ahead of UTC.
  expect(isOnSale(nights, at('2026-07-03T21:00Z'), LISBON)).toBe(true)
  expect(iso(onSaleFrom(nights, at('2026-07-01T12:00Z'), LISBON))).toBe('2026-07-03T21:00')
})

test.each([
  ['an hour is left out before it', { days: [7], from: 4 * 60, until: 300 }, '2026-03-29T00:10Z', '2026-03-29T03:00'],
  ['it would begin in what is left out', { days: [7], from: 90, until: 300 }, '2026-03-29T00:10Z', '2026-03-29T01:00'],
  ['an hour comes twice before it', { days: [7], from: 4 * 60, until: 300 }, '2026-10-24T20:10Z', '2026-10-25T04:00'],
  ['it begins within what comes twice', { days: [7], from: 90, until: 300 }, '2026-10-24T20:10Z', '2026-10-25T00:30'],
  ['it has just ended, until next week', { days: [1], from: 480, until: 540 }, '2026-11-30T09:00Z', '2026-12-07T08:00'],
  [
    'the day is an hour longer by halves',
    { days: [7], from: 600, until: 660 },
    '2026-04-04T13:10Z',
    '2026-04-04T23:30',
  ],
] as const)('the next beginning is right when %s', (name, hours, now, expected) => {
  const zone = name.includes('halves') ? 'Australia/Lord_Howe' : LISBON
  const found = onSaleFrom(hours, at(now), zone)
  expect(iso(found)).toBe(expected)
  expect(isOnSale(hours, found ?? 0, zone)).toBe(true)
  expect(isOnSale(hours, (found ?? 0) - 1, zone)).toBe(false)
})

test('what is on sale now is on sale from now', () => {
  expect(onSaleFrom(nights, at('2026-11-28T03:00Z'), LISBON)).toBe(at('2026-11-28T03:00Z'))
  expect(onSaleFrom({ days: [], from: 0, until: 60 }, 0, LISBON)).toBeUndefined()
})

test('the next beginning is the one that a walk minute by minute finds, over every change of the clock', () => {
  const zones = ['Europe/Lisbon', 'Asia/Beirut', 'Pacific/Chatham', 'America/Asuncion']
  const several: ActiveHours[] = [nights, { days: [2, 7], from: 5, until: 50 }, { days: [4], from: 1_380, until: 15 }]
  for (const zone of zones) {
    for (const hours of several) {
      for (let day = 0; day < 365; day += 13) {
        const start = at('2026-01-01T07:13Z') + day * 86_400_000
        let walked = start
        while (!isOnSale(hours, walked, zone)) walked += 20 * 60_000
        const found = onSaleFrom(hours, start, zone) ?? 0
        expect(found).toBeLessThanOrEqual(walked)
        expect(walked - found).toBeLessThan(20 * 60_000 + 1)
      }
    }
  }
})
