/** Keeps from when to when the users of one router were online, out of prints of who is. */
import type { ActiveSession } from './active-session.ts'

/** Somebody was online from here to there, UTC epoch milliseconds; of several devices, any of them. */
export interface Span {
  readonly username: string
  readonly startedAt: number
  readonly lastSeenAt: number
}

/** Two readings of the same beginning differ by rounding, and by how long a large print takes. */
const SLACK_MS = 15_000

/**
 * A span goes on as long as no print is without its user. A router that is away is not printed, so it ends none: when it
 * is back, whoever was online all the time says so by how long their session is, and whoever logged in anew begins a new
 * span. So does everybody when the clock of this computer is set, because both ends of a span must be of one clock.
 */
export class SpanKeeper {
  readonly #open: Map<string, Span>
  /** Over, and not written down yet. */
  #ended: Span[] = []
  /** Users whose open spans have grown since they were written down. */
  #grown = new Set<string>()

  /** `known` are the spans that were written down last. */
  constructor(known: readonly Span[] = []) {
    const byEnd = known.toSorted((a, b) => a.lastSeenAt - b.lastSeenAt)
    this.#open = new Map(byEnd.map((span) => [span.username, span]))
  }

  /** Takes in a whole print. */
  take(sessions: readonly ActiveSession[], at: number): void {
    const online = beginnings(sessions, at)
    for (const span of this.#open.values()) if (!online.has(span.username)) this.#end(span)
    for (const [username, since] of online) {
      this.#grown.add(username)
      const before = this.#open.get(username)
      if (before && isSame(before, since, at)) this.#open.set(username, { ...before, lastSeenAt: at })
      else {
        if (before) this.#end(before)
        this.#open.set(username, { username, startedAt: since, lastSeenAt: at })
      }
    }
  }

  /** All that is not written down yet. */
  takeSpans(): Span[] {
    const grown = [...this.#open.values()].filter(({ username }) => this.#grown.has(username))
    const spans = [...this.#ended, ...grown]
    this.#ended = []
    this.#grown = new Set()
    return spans
  }

  /** They could not be written down. */
  giveBack(spans: readonly Span[]): void {
    this.#ended.push(...spans)
  }

  #end(span: Span): void {
    this.#open.delete(span.username)
    this.#ended.push(span)
  }
}

/** Since when each user is online: since the earliest of their sessions began. */
function beginnings(sessions: readonly ActiveSession[], at: number): Map<string, number> {
  const since = new Map<string, number>()
  for (const { username, seconds } of sessions) {
    const began = at - seconds * 1_000
    since.set(username, Math.min(since.get(username) ?? began, began))
  }
  return since
}

/** One device may have gone and another stayed: then its session is younger, but there was never a gap. */
function isSame(span: Span, since: number, at: number): boolean {
  return at >= span.lastSeenAt && since >= span.startedAt - SLACK_MS && since <= span.lastSeenAt + SLACK_MS
}
