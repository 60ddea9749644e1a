import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysDue, MOST_DAYS } from './daily-summary.ts'

const zone = { timeZone: 'Africa/Nairobi', hour: 6 }
const at = (text: string) => Date.parse(text)

test.each([
  ['before the hour only the day before yesterday is over', '2026-11-25T05:59+03:00', '2026-11-22', ['2026-11-23']],
  ['from the hour on yesterday is', '2026-11-25T06:00+03:00', '2026-11-23', ['2026-11-24']],
  ['what was written is not due again', '2026-11-25T06:00+03:00', '2026-11-24', []],
  ['a first time writes yesterday, not years', '2026-11-25T08:00+03:00', null, ['2026-11-24']],
  [
    'days on which the computer was off follow',
    '2026-11-25T08:00+03:00',
    '2026-11-21',
    ['2026-11-22', '2026-11-23', '2026-11-24'],
  ],
  [
    'a clock that was set right again is believed more than the future',
    '2026-11-25T08:00+03:00',
    '2027-11-20',
    ['2026-11-24'],
  ],
])('%s', (_, now, lastDay, expected) => {
  expect(daysDue({ now: at(now), lastDay, ...zone })).toEqual(expected)
})

test('whatever the clock does, a month of days at most, each once, none of them today', () => {
  const moment = fc.integer({ min: at('2000-01-01'), max: at('2090-01-01') })
  fc.assert(
    fc.property(moment, moment, fc.integer({ min: 0, max: 23 }), (now, before, hour) => {
      const lastDay = daysDue({ now: before, lastDay: null, ...zone, hour }).at(-1) ?? null
      const due = daysDue({ now, lastDay, ...zone, hour })
      expect(due.length).toBeLessThanOrEqual(MOST_DAYS)
      expect(new Set(due).size).toBe(due.length)
      const today = new Date(now + 3 * 3_600_000).toISOString().slice(0, 10)
      expect(due.every((day) => day < today)).toBe(true)
    }),
    { seed: 6 },
  )
})
