/** What is left of a session: by what its code was sold with, and by what the router says. */

/** What was sold, and what was used of it on all routers as far as it is known; null is no limit. */
export interface SoldLimits {
  readonly timeLimitSeconds: number | null
  readonly dataLimitBytes: number | null
  /** The end by the wall clock; null while it has none. */
  readonly expiresAt: number | null
  readonly usedSeconds: number
  readonly usedBytes: number
}

/** What the router says is left of the session itself; null when it says nothing. */
export interface SessionLimits {
  readonly timeLeftSeconds: number | null
  readonly dataLeftBytes: number | null
}

/** What is left; null where nothing limits. */
export interface SessionLeft {
  readonly seconds: number | null
  readonly dataBytes: number | null
  readonly until: number | null
}

/** The router knows best how long it lets somebody stay; of two amounts of data the smaller is the one that ends it. */
export function leftOf(session: SessionLimits, sold: SoldLimits | undefined): SessionLeft {
  const data = [session.dataLeftBytes, rest(sold?.dataLimitBytes, sold?.usedBytes)].filter((bytes) => bytes !== null)
  return {
    seconds: session.timeLeftSeconds ?? rest(sold?.timeLimitSeconds, sold?.usedSeconds),
    dataBytes: data.length === 0 ? null : Math.min(...data),
    until: sold?.expiresAt ?? null,
  }
}

/** Until the first limit by time ends it; undefined where none does. */
export function secondsLeft({ seconds, until }: SessionLeft, now: number): number | undefined {
  const ends = [seconds, until === null ? null : (until - now) / 1_000].filter((end) => end !== null)
  return ends.length === 0 ? undefined : Math.max(0, Math.min(...ends))
}

function rest(limit: number | null | undefined, used = 0): number | null {
  return limit === null || limit === undefined ? null : Math.max(0, limit - used)
}
