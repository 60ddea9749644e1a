/** What customers use: time and bytes, counted once, on the days on which a café lived them. */
import { dayOf, startOfDay } from './time.ts'

/** Time online and bytes, as counters say it: whole seconds; from the customer's device, and to it. */
export interface Usage {
  readonly seconds: number
  readonly bytesUp: number
  readonly bytesDown: number
}

export const NO_USAGE: Usage = { seconds: 0, bytesUp: 0, bytesDown: 0 }

const FIELDS = ['seconds', 'bytesUp', 'bytesDown'] as const

/** The same for every counter. */
function each(of: (field: (typeof FIELDS)[number]) => number): Usage {
  return { seconds: of('seconds'), bytesUp: of('bytesUp'), bytesDown: of('bytesDown') }
}

export function addUsage(a: Usage, b: Usage): Usage {
  return each((field) => a[field] + b[field])
}

/** What a session used since it was last seen; all of it when it was not. A counter that fell counts as none. */
export function usedSince(before: Usage | undefined, now: Usage): Usage {
  return each((field) => Math.max(0, now[field] - (before?.[field] ?? 0)))
}

/** Did any counter fall? Then they began anew, and it is another session. */
export function hasFallen(before: Usage, now: Usage): boolean {
  return FIELDS.some((field) => now[field] < before[field])
}

/** What was used on one calendar day. */
export interface DayUsage {
  /** `2026-11-23` */
  readonly day: string
  readonly used: Usage
}

/** The calendar day that ends at or holds the last moment before an instant, and when it began. */
export type DayBefore = (instantMs: number) => { readonly day: string; readonly beganAt: number }

/** The days of a zone; each is looked up once, because finding where one begins takes many questions to the platform. */
export function calendarOf(zone: string): DayBefore {
  const known = new Map<number, ReturnType<DayBefore>>()
  return (instantMs) => {
    const found = known.get(instantMs)
    if (found) return found
    const beganAt = startOfDay(instantMs - 1, zone)
    const fresh = { day: dayOf(beganAt, zone), beganAt }
    known.set(instantMs, fresh)
    return fresh
  }
}

/**
 * Spreads what was used between two instants evenly over that time, onto the days of a calendar, the last day first.
 *
 * The parts are whole and add up to what was given, whatever is rounded. An end that is not after its beginning, which a
 * clock that was set back brings about, puts everything on the day of the end.
 */
export function spreadOverDays(used: Usage, fromMs: number, toMs: number, dayBefore: DayBefore): DayUsage[] {
  if (fromMs >= toMs) return [{ day: dayBefore(toMs + 1).day, used }]
  const until = (ms: number) => each((field) => Math.round(used[field] * ((ms - fromMs) / (toMs - fromMs))))
  const spread: DayUsage[] = []
  for (let end = toMs; end > fromMs; ) {
    const { day, beganAt } = dayBefore(end)
    const begin = Math.max(beganAt, fromMs)
    spread.push({ day, used: usedSince(until(begin), until(end)) })
    end = begin
  }
  return spread
}

/** The calendar days up to and with `today`, oldest first. */
export function lastDays(today: string, count: number): string[] {
  const end = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: count }, (_, n) =>
    new Date(end - (count - 1 - n) * 86_400_000).toISOString().slice(0, 10),
  )
}
