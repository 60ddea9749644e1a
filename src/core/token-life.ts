/** How long a token lives: by the wall clock, by time online, by data, whichever ends first. */
import type { PlanLimits } from './plan.ts'

/** The end of a token sold at `at`, UTC epoch milliseconds; null while only its first login will tell, or never. */
export function endOf({ validitySeconds, validityFrom }: PlanLimits, at: number): number | null {
  return validitySeconds === null || validityFrom === 'first_login' ? null : at + validitySeconds * 1_000
}

/** The limits that end a token, and its end by the clock once that is known. */
export interface Life extends Pick<PlanLimits, 'timeLimitSeconds' | 'dataLimitBytes' | 'validitySeconds'> {
  /** UTC epoch milliseconds. */
  readonly expiresAt: number | null
}

/** Online time and data, both ways, of all routers together. */
export interface Consumed {
  readonly seconds: number
  readonly bytes: number
}

/** What a token used, over all its routers and all the records it had there. */
export function consumed(everywhere: readonly Used[]): Consumed {
  const sum = (part: (used: Used) => number) => everywhere.reduce((total, used) => total + part(used), 0)
  return {
    seconds: sum((used) => used.usedSeconds + used.carriedSeconds),
    bytes: sum((used) => used.usedBytes + used.carriedBytes),
  }
}

/** What is left of a limit; null is no limit. */
export function leftOf(limit: number | null, used: number): number | null {
  return limit === null ? null : Math.max(0, limit - used)
}

/** What ended a token; null while it lives. */
export function overBy(life: Life, { seconds, bytes }: Consumed, now: number): 'validity' | 'time' | 'data' | null {
  if (life.expiresAt !== null && life.expiresAt <= now) return 'validity'
  if (leftOf(life.timeLimitSeconds, seconds) === 0) return 'time'
  return leftOf(life.dataLimitBytes, bytes) === 0 ? 'data' : null
}

/** What a token is given on top. */
export interface Extension {
  /** Online time. */
  readonly seconds: number
  readonly bytes: number
  /** By the clock. */
  readonly validitySeconds: number
}

/**
 * A token's life with more on top. What has run out begins anew from now on, so that everything given can be used; what
 * has no limit needs none.
 */
export function extended<L extends Life>(life: L, used: Consumed, more: Extension, now: number): L {
  return changedBy(raised, life, used, more, now)
}

function changedBy<L extends Life>(change: typeof raised, life: L, used: Consumed, by: Extension, now: number): L {
  const { timeLimitSeconds, dataLimitBytes, validitySeconds, expiresAt } = life
  const isDated = expiresAt !== null
  return {
    ...life,
    timeLimitSeconds: change(timeLimitSeconds, used.seconds, by.seconds),
    dataLimitBytes: change(dataLimitBytes, used.bytes, by.bytes),
    // Before the first login only the length of its validity is known, afterwards only its end counts.
    validitySeconds: isDated ? validitySeconds : change(validitySeconds, 0, by.validitySeconds),
    expiresAt: isDated ? change(expiresAt, now, by.validitySeconds * 1_000) : null,
  }
}

/** A limit with more on top, counted from where it stands or from what has passed it. */
function raised(limit: number | null, passed: number, more: number): number | null {
  return limit === null || more === 0 ? limit : Math.max(limit, passed) + more
}

/**
 * A token's life with something taken off again, for which the money was given back. Never below what was used, nor an
 * end before now: what happened stays.
 */
export function shortened<L extends Life>(life: L, used: Consumed, less: Extension, now: number): L {
  return changedBy(lowered, life, used, less, now)
}

/** A limit with less, but not below what has passed; one that was passed already stays as it is. */
function lowered(limit: number | null, passed: number, less: number): number | null {
  return limit === null || limit <= passed ? limit : Math.max(limit - less, passed)
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

/** The record is gone, and another one begins at nothing: what it had counted is carried. */
export function carryAll({ usedSeconds, usedBytes, carriedSeconds, carriedBytes }: Used): Used {
  return {
    usedSeconds: 0,
    usedBytes: 0,
    carriedSeconds: carriedSeconds + usedSeconds,
    carriedBytes: carriedBytes + usedBytes,
  }
}

/**
 * The counters of a record as last seen, and as seen now. A counter that fell lost what it had since it was last written
 * down (a power cut), or all of it (a reset by hand): that much is carried, so that nothing that was used comes back.
 */
export function countUse(before: Used, seen: Consumed): Used {
  return {
    usedSeconds: seen.seconds,
    usedBytes: seen.bytes,
    carriedSeconds: before.carriedSeconds + Math.max(0, before.usedSeconds - seen.seconds),
    carriedBytes: before.carriedBytes + Math.max(0, before.usedBytes - seen.bytes),
  }
}

/** Could what was put on a token be taken off whole? Not once any of it was used. */
export function takesAllOff(life: Life, used: Consumed, put: Extension, now: number): boolean {
  const after = shortened(life, used, put, now)
  const isOff = (before: number | null, then: number | null, less: number) =>
    before === null || then === null || before - then === less
  return (
    isOff(life.timeLimitSeconds, after.timeLimitSeconds, put.seconds) &&
    isOff(life.dataLimitBytes, after.dataLimitBytes, put.bytes) &&
    isOff(life.expiresAt, after.expiresAt, put.validitySeconds * 1_000) &&
    (life.expiresAt !== null || isOff(life.validitySeconds, after.validitySeconds, put.validitySeconds))
  )
}
