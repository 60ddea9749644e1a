/** Counts what the users of one router use, from the counters of their sessions: each byte once, whoever restarts. */
import {
  addUsage,
  calendarOf,
  type DayBefore,
  hasFallen,
  NO_USAGE,
  spreadOverDays,
  type Usage,
  usedSince,
} from '../../core/usage.ts'
import type { ActiveSession } from './active-session.ts'

/** What one user used on one day since this was last asked. */
export interface UserDay extends Usage {
  readonly username: string
  readonly day: string
}

/** The counters of one session as they were counted, to be kept over a restart: positions, because there are many. */
export type CountedSession = readonly [
  key: string,
  /** When it began, in seconds of the router's own uptime; null where the router does not tell that. */
  startedAt: number | null,
  seconds: number,
  bytesUp: number,
  bytesDown: number,
  /** When that was, UTC epoch milliseconds. */
  seenAt: number,
]

interface Counted {
  readonly startedAt: number | null
  readonly used: Usage
  readonly seenAt: number
}

/** When the sessions were read, by both clocks. */
export interface ReadAt {
  readonly at: number
  readonly routerUptimeSeconds: number | null
}

/** Two readings of the same beginning differ by rounding, and by how long a large print takes. */
const SAME_BEGINNING_SECONDS = 15
/** A session that was missing from a print for so long is over. */
const REMEMBERED_MS = 3_600_000

/**
 * A session is known again by its user, device and address, by its beginning, and by counters that did not fall. The
 * beginning is told by the router's uptime, which nobody can set: so a session that ran while this program did not, or
 * while the router was away, is counted from where it was left, and never twice.
 */
export class UsageMeter {
  readonly #zone: () => string
  readonly #counted: Map<string, Counted>
  #days = new Map<string, UserDay>()

  /** `counted` is what `counted()` said before; `zone` is the location's, whose days are counted. */
  constructor(zone: () => string, counted: readonly CountedSession[] = []) {
    this.#zone = zone
    this.#counted = new Map(
      counted.map(([key, startedAt, seconds, bytesUp, bytesDown, seenAt]) => [
        key,
        { startedAt, used: { seconds, bytesUp, bytesDown }, seenAt },
      ]),
    )
  }

  /** Takes in a whole print. */
  take(sessions: readonly ActiveSession[], readAt: ReadAt): void {
    const calendar = calendarOf(this.#zone())
    for (const session of sessions) this.#count(session, readAt, calendar)
    for (const [key, { seenAt }] of this.#counted) {
      if (readAt.at - seenAt > REMEMBERED_MS) this.#counted.delete(key)
    }
  }

  /** What was used since this was last asked, user by user and day by day. */
  takeDays(): UserDay[] {
    const days = [...this.#days.values()]
    this.#days = new Map()
    return days
  }

  /** Gives back what could not be written down. */
  giveBack(days: readonly UserDay[]): void {
    for (const { username, day, ...used } of days) this.#add(username, day, used)
  }

  /** What is to be kept together with the days that were taken. */
  counted(): CountedSession[] {
    return [...this.#counted].map(([key, { startedAt, used, seenAt }]) => [
      key,
      startedAt,
      used.seconds,
      used.bytesUp,
      used.bytesDown,
      seenAt,
    ])
  }

  #count(session: ActiveSession, { at, routerUptimeSeconds }: ReadAt, calendar: DayBefore): void {
    const { username, seconds, bytesUp, bytesDown } = session
    const used = { seconds, bytesUp, bytesDown }
    const key = keyOf(session)
    const startedAt = routerUptimeSeconds === null ? null : Math.round(routerUptimeSeconds - seconds)
    const known = this.#counted.get(key)
    const before = known && isSame(known, { startedAt, used }) ? known : undefined
    this.#counted.set(key, { startedAt, used, seenAt: at })
    const news = usedSince(before?.used, used)
    if (news.seconds + news.bytesUp + news.bytesDown === 0) return
    const since = before?.seenAt ?? at - seconds * 1_000
    for (const { day, used: share } of spreadOverDays(news, since, at, calendar)) this.#add(username, day, share)
  }

  #add(username: string, day: string, used: Usage): void {
    const key = `${day} ${username}`
    this.#days.set(key, { username, day, ...addUsage(this.#days.get(key) ?? NO_USAGE, used) })
  }
}

function keyOf({ id, mac, username }: ActiveSession): string {
  return `${id} ${mac} ${username}`
}

/** Whose session that is; only a user name may have spaces. */
export function usernameOf([key]: CountedSession): string {
  return key.slice(key.indexOf(' ', key.indexOf(' ') + 1) + 1)
}

function isSame(known: Counted, now: Omit<Counted, 'seenAt'>): boolean {
  if (hasFallen(known.used, now.used)) return false
  if (known.startedAt === null || now.startedAt === null) return true
  return Math.abs(known.startedAt - now.startedAt) <= SAME_BEGINNING_SECONDS
}
