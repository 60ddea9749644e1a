/** How long a token lives: by the wall clock, by time online, by data, whichever ends first. */
import type { PlanLimits } from './plan.ts'

/** The end of a token sold at `at`, UTC epoch milliseconds; null while only its first login will tell, or never. */
export function endOf({ validitySeconds, validityFrom }: PlanLimits, at: number): number | null {
  return validitySeconds === null || validityFrom === 'first_login' ? null : at + validitySeconds * 1_000
}

/** What was used of a token on one router: by its present record, and by those before. */
export interface Used {
  readonly usedSeconds: number
  readonly usedBytes: number
  readonly carriedSeconds: number
  readonly carriedBytes: number
}

/**
 * The limit to write to a router's record, whose own counter must end the token at the right moment: what is left after
 * everything its counter does not know of. Never 0, which a router takes for no limit.
 */
export function limitOnRecord(limit: number | null, usedElsewhere: number): number | null {
  return limit === null ? null : Math.max(1, limit - usedElsewhere)
}

/**
 * The counters of a record as last seen, and as seen now. A counter that fell began anew (a new record, a power cut, a
 * reset by hand): what it had is carried, so that nobody gains or loses time by it.
 */
export function countUse(before: Used, seen: { readonly seconds: number; readonly bytes: number }): Used {
  const fell = seen.seconds < before.usedSeconds || seen.bytes < before.usedBytes
  return {
    usedSeconds: seen.seconds,
    usedBytes: seen.bytes,
    carriedSeconds: before.carriedSeconds + (fell ? before.usedSeconds : 0),
    carriedBytes: before.carriedBytes + (fell ? before.usedBytes : 0),
  }
}
