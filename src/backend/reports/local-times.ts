/** Instants by a location's clock, for tables with millions of them. */
import { localIso } from '../../core/time.ts'

/** Zones change at quarters of an hour at the finest, and rows come in the order of time. */
const QUARTER_MS = 900_000

/** `2026-11-25 14:05:09`: the platform's calendar is asked once for each quarter of an hour. */
export function localTimes(timeZone: string): (at: number) => string {
  let known = Number.NaN
  let shiftMs = 0
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS)
    if (quarter !== known) {
      known = quarter
      const start = quarter * QUARTER_MS
      shiftMs = Date.parse(`${localIso(start, timeZone).slice(0, 19)}Z`) - start
    }
    return new Date(at + shiftMs).toISOString().slice(0, 19).replace('T', ' ')
  }
}
