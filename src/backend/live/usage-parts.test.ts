import { expect, test } from 'vitest'
import type { ActiveSession } from './active-session.ts'
import { UsageMeter, type UserDay } from './usage-meter.ts'
import { usageParts } from './usage-parts.ts'

const NOON = Date.parse('2026-11-25T12:00:00Z')
const zone = () => 'UTC'

/** Each on two devices, and one of them with a space in the name. */
const sessions = (minutes: number) =>
  Array.from({ length: 2_600 }, (_, n) => {
    const username = n < 2 ? 'ana maria' : `user${n >> 1}`
    const bytes = minutes * (n + 1)
    return {
      id: `*${n}`,
      mac: `02:${n}`,
      username,
      seconds: minutes * 60,
      bytesUp: bytes,
      bytesDown: 0,
    } as ActiveSession
  })

const bytesOf = (days: readonly UserDay[]) => days.reduce((sum, { bytesUp }) => sum + bytesUp, 0)

test('after whichever part the power goes, every byte is counted once', () => {
  const meter = new UsageMeter(zone)
  meter.take(sessions(10), { at: NOON, routerUptimeSeconds: 6_000 })
  const first = bytesOf(meter.takeDays())
  const before = meter.counted()
  meter.take(sessions(11), { at: NOON + 60_000, routerUptimeSeconds: 6_060 })
  const news = { routerId: '', samples: [], days: meter.takeDays(), counted: meter.counted() }
  const parts = [...usageParts(news, () => before)]
  expect(parts.length).toBeGreaterThan(2)
  let written = first
  for (const { days, counted } of parts) {
    written += bytesOf(days)
    const after = new UsageMeter(zone, counted)
    after.take(sessions(12), { at: NOON + 120_000, routerUptimeSeconds: 6_120 })
    expect(written + bytesOf(after.takeDays())).toBe(bytesOf(sessions(12) as unknown as UserDay[]))
  }
  expect(parts.at(-1)?.counted).toEqual(news.counted)
})
