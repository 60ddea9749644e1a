/** Wall-clock times and moments turn into one another, on the days the clocks change too. */
import { expect, test } from 'vitest'
import { fromWall, isZone, offsetAt, toWall, writeOffset } from './time-zone.ts'

const zones = ['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Africa/Nairobi', 'Australia/Lord_Howe']

test.each(zones)('%s: every quarter of an hour of a year comes back, or its twin an hour or less before', (zone) => {
  for (let moment = Date.UTC(2026, 0, 1); moment < Date.UTC(2027, 0, 1); moment += 900_000) {
    const wall = toWall(zone, moment)
    const back = fromWall(zone, wall)
    if (toWall(zone, back) !== wall || back > moment || moment - back > 3_600_000) expect([wall, back]).toEqual([])
  }
})

test('a time that is skipped stands for one after the gap', () => {
  const moment = fromWall('Europe/Berlin', Date.UTC(2026, 2, 29, 2, 30))
  expect(new Date(moment).toISOString()).toBe('2026-03-29T01:30:00.000Z')
})

test('offsets are written as the clock shows them', () => {
  expect(writeOffset(offsetAt('Asia/Kolkata', 0))).toBe('+05:30')
  expect(writeOffset(offsetAt('America/New_York', 0))).toBe('-05:00')
  expect([isZone('Europe/Berlin'), isZone('Nowhere/Land')]).toEqual([true, false])
})
