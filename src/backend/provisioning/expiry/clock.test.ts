import { expect, it } from 'vitest'
import { startPracticeRouter } from '../../../practice/router/practice-router.ts'
import { connectRouter } from '../../routeros/connect.ts'
import { ProtocolError } from '../../routeros/errors.ts'
import { parseOffsetSeconds, readRouterClock, toRouterClock } from './clock.ts'

it.each([
  ['+00:00', 0],
  ['+05:45', 20_700],
  ['-03:30', -12_600],
  ['02:00:00', 7200],
  ['-02:00:00', -7200],
  ['7200', 7200],
  ['-10800', -10_800],
  ['4294956496', -10_800],
])('reads the offset %s', (text, seconds) => expect(parseOffsetSeconds(text)).toBe(seconds))

it.each(['', 'UTC', '+5', '+05:4'])('refuses the offset "%s"', (text) =>
  expect(() => parseOffsetSeconds(text)).toThrow(ProtocolError),
)

it('tells the same moment in both forms of the date', () => {
  const utcMs = Date.UTC(2028, 1, 29, 2, 30, 1)
  for (const wall of ['feb/28/2028 23:00:01', '2028-02-28 23:00:01']) {
    expect(toRouterClock(wall, '-03:30', 'America/St_Johns')).toMatchObject({ utcMs, isSet: true })
  }
})

it('knows a clock that has lost the time', () => {
  expect(toRouterClock('jan/02/1970 00:01:02', '+03:00', 'Africa/Nairobi').isSet).toBe(false)
  expect(toRouterClock('2025-12-31 23:59:59', '+00:00', 'UTC').isSet).toBe(false)
})

it.each(['6.49', '7.22'])('reads the clock of a router of %s, summer time and all', async (version) => {
  const now = Date.UTC(2026, 6, 1, 21, 59, 58)
  const login = { username: 'api', password: 'secret' }
  const router = await startPracticeRouter({ ...login, version, clock: () => now })
  const connection = await connectRouter({ host: '127.0.0.1', port: router.port, ...login })
  await connection.run('/system/clock/set', { attributes: { 'time-zone-name': 'Europe/Berlin' } })
  const clock = await readRouterClock(connection)
  expect(clock).toEqual({ utcMs: now, offsetSeconds: 7200, zone: 'Europe/Berlin', isSet: true })
  connection.close()
  await router.close()
})
