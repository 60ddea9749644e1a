import { expect, test } from 'vitest'
import { indexAt, niceRange, niceTicks, roundHours, segments } from './scale.ts'

test.each([
  [100, 4, [0, 25, 50, 75, 100]],
  [87, 4, [0, 25, 50, 75, 100]],
  [12, 3, [0, 5, 10, 15]],
  [3_400_000, 3, [0, 2_000_000, 4_000_000]],
  [0, 4, [0, 1]],
  [0.3, 3, [0, 0.1, 0.2, 0.30000000000000004]],
])('up to %d in about %d steps is named %j', (most, about, ticks) => {
  expect(niceTicks(most, about)).toEqual(ticks)
})

test('whatever is drawn fits below the last name', () => {
  for (let most = 1; most < 2_000; most += 7) expect(niceTicks(most, 3).at(-1)).toBeGreaterThanOrEqual(most)
})

test('days on which more was given back than taken have a place below nothing', () => {
  expect(niceRange(-30, 90, 3)).toEqual([-50, 0, 50, 100])
  expect(niceRange(0, 0, 3)).toEqual([0, 1])
  for (let least = -500; least < 0; least += 13) {
    const range = niceRange(least, 400, 3)
    expect([range[0] as number, range.at(-1) as number]).toEqual([
      expect.closeTo(Math.min(range[0] as number, least)),
      400,
    ])
    expect(range).toContain(0)
  }
})

test('round hours are round where the café is, also a quarter of an hour off and when clocks change', () => {
  const noon = Date.parse('2026-11-23T12:00:00Z')
  const names = (at: number, timeZone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(at)
  const inKathmandu = roundHours(noon, noon + 86_400_000, 6, 'Asia/Kathmandu')
  expect(inKathmandu.map((at) => names(at, 'Asia/Kathmandu'))).toEqual(['18:00', '00:00', '06:00', '12:00'])
  const fall = Date.parse('2026-10-24T22:00:00Z')
  const inLisbon = roundHours(fall, fall + 30 * 3_600_000, 12, 'Europe/Lisbon')
  expect(inLisbon.map((at) => names(at, 'Europe/Lisbon'))).toEqual(['00:00', '12:00', '00:00'])
})

test('a line is broken where nothing was read', () => {
  expect(segments([1, 2, null, 3, null, null, 4])).toEqual([[1, 2], [3], [4]])
  expect(segments([null])).toEqual([])
})

test('every place of the width belongs to a value', () => {
  expect([-1, 0, 0.5, 0.999, 1, 2].map((share) => indexAt(share, 10))).toEqual([0, 0, 5, 9, 9, 9])
})
