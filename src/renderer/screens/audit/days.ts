/** The days of a date field, by the café's clock: from the first instant of one to the last of another. */
import { dayOf, startOfDay } from '../../../core/time.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** The first instant of `2026-11-23` in a zone; null when the text is no day. */
export function dayStart(day: string, zone: string): number | null {
  const noon = noonOf(day)
  if (noon === null) return null
  // Noon of the day by UTC is in the day before, in it, or in the day after, wherever one is.
  const within = [noon, noon - DAY_MS, noon + DAY_MS].find((at) => dayOf(at, zone) === day)
  return startOfDay(within ?? noon, zone)
}

/** The first instant that is no longer in the day; null when the text is no day. */
export function dayEnd(day: string, zone: string): number | null {
  return dayStart(stepDays(day, 1), zone)
}

/** So many days later, or earlier: `2026-11-30` and 1 is `2026-12-01`. Text that is no day stays as it is. */
export function stepDays(day: string, days: number): string {
  const noon = noonOf(day)
  return noon === null ? day : new Date(noon + days * DAY_MS).toISOString().slice(0, 10)
}

/** By UTC. */
function noonOf(day: string): number | null {
  const noon = Date.parse(`${day}T12:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(noon) ? noon : null
}
