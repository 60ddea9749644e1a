import { expect, test } from 'vitest'
import { checkOutage, minutesOf, newOutage } from './outage-draft.ts'

const ZONE = 'Africa/Nairobi'
const NOW = Date.parse('2026-11-25T21:10:00Z')
const MINUTE = 60_000

test('the last minutes end now, and everybody gets as many', () => {
  const draft = { ...newOutage(NOW, ZONE), quick: 60 } as const
  const value = { from: NOW - 60 * MINUTE, until: NOW, minutes: 60, routerId: null }
  expect(checkOutage(draft, NOW, ZONE)).toEqual({ ok: true, value })
  expect(minutesOf({ ...draft, minutes: '45' }, NOW, ZONE)).toBe('45')
})

test('a time of one’s own is of the café’s clock, and may go on past midnight', () => {
  const draft = { ...newOutage(NOW, ZONE), quick: null, day: '2026-11-25', from: '23:40', until: '00:05' }
  const from = Date.parse('2026-11-25T20:40Z')
  expect(checkOutage(draft, NOW, ZONE)).toMatchObject({
    ok: true,
    value: { from, until: from + 26 * MINUTE - 1, minutes: 25 },
  })
})

test('what cannot be read is told at its field', () => {
  const draft = { ...newOutage(NOW, ZONE), quick: null, from: '' }
  expect(checkOutage(draft, NOW, ZONE)).toMatchObject({ ok: false, problems: { from: 'required' } })
  const moment = { ...draft, from: '10:00', until: '10:00' }
  expect(checkOutage(moment, NOW, ZONE)).toMatchObject({ ok: true, value: { minutes: 1 } })
  const none = { ...draft, from: '10:00', until: '11:00', minutes: '0' }
  expect(checkOutage(none, NOW, ZONE)).toMatchObject({ ok: false, problems: { minutes: 'too_small' } })
})
