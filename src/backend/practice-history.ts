/** A sample café's past: how its router did in the last week, and what its guests used, so that there is something to see. */
import { dayOf } from '../core/time.ts'
import { lastDays } from '../core/usage.ts'
import { noise } from './practice-noise.ts'
import { routerSample, usageDay } from './store/schema.ts'
import type { Tx } from './store/store.ts'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const WEEK_HOURS = 7 * 24
const USAGE_DAYS = 14
const GUESTS = ['amina@house', 'baraka@house', 'chidi@house', 'dalia@house', 'esi@house', 'farid@house'] as const
const MEMORY_BYTES = 268_435_456

/** Of the router with this id, up to `now`, by the clock of this zone. */
export function putSampleHistory(tx: Tx, routerId: string, now: number, timeZone: string): void {
  const hourOf = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' })
  const thisHour = now - (now % HOUR_MS)
  const hours = Array.from({ length: WEEK_HOURS }, (_, n) => thisHour - (WEEK_HOURS - n) * HOUR_MS)
  const minutes = Array.from({ length: 24 * 12 }, (_, n) => now - (now % MINUTE_MS) - (24 * 12 - n) * 5 * MINUTE_MS)
  const samples = [
    ...hours.map((at) => ({ grain: 'hour' as const, ...sampleAt(at, Number(hourOf.format(at))) })),
    ...minutes.map((at) => ({ grain: 'minute' as const, ...sampleAt(at, Number(hourOf.format(at))) })),
  ]
  tx.insert(routerSample)
    .values(samples.map((sample) => ({ routerId, ...sample })))
    .onConflictDoNothing()
    .run()
  const days = lastDays(dayOf(now, timeZone), USAGE_DAYS).slice(0, -1)
  tx.insert(usageDay)
    .values(days.flatMap((day, n) => GUESTS.map((username, who) => ({ routerId, username, day, ...usedBy(n, who) }))))
    .onConflictDoNothing()
    .run()
}

/** Quiet at night and busy in the afternoon, never twice the same. */
function sampleAt(at: number, hour: number) {
  const busy = hour < 7 || hour > 22 ? 0.04 : 0.25 + 0.75 * Math.sin(((hour - 6) / 17) * Math.PI)
  const online = Math.round(26 * busy * (0.7 + 0.5 * wave(at, 1)))
  const txBitsPerSecond = Math.round(online * (350_000 + 500_000 * wave(at, 2)))
  const cpuPercent = Math.min(95, Math.round(3 + txBitsPerSecond / 450_000 + 4 * wave(at, 3)))
  return {
    at,
    cpuPercent,
    cpuPeakPercent: Math.min(99, cpuPercent + Math.round(4 + 18 * wave(at, 4))),
    memoryUsedBytes: Math.round(66_000_000 + online * 400_000 + 4_000_000 * wave(at, 5)),
    memoryTotalBytes: MEMORY_BYTES,
    rxBitsPerSecond: Math.round(txBitsPerSecond * (0.06 + 0.06 * wave(at, 6))),
    txBitsPerSecond,
    online,
  }
}

function usedBy(day: number, who: number) {
  const share = noise(day * 100 + who)
  const bytesDown = Math.round(share * share * 2.4e9)
  return { seconds: Math.round(share * 4 * 3_600), bytesUp: Math.round(bytesDown / 9), bytesDown }
}

/** A number in [0, 1) that belongs to an instant, and little different from that of the instants beside it. */
function wave(at: number, which: number): number {
  const step = 40 * MINUTE_MS
  const place = at / step
  const [before, after] = [noise(Math.floor(place) + which * 7_919), noise(Math.floor(place) + 1 + which * 7_919)]
  const share = place - Math.floor(place)
  return before + (after - before) * share * 0.9 + 0.1 * noise(at + which)
}
