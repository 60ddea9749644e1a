/** Who is on one router, from prints that tell all and from news in between; with how fast each of them is. */
import type { ActiveSession } from './active-session.ts'

/** Bits a second between two looks; null before there were two. */
interface Speed {
  readonly upBitsPerSecond: number | null
  readonly downBitsPerSecond: number | null
}

/** A session as last seen, and when it began: worked out once, so that it does not dance with every look. */
export interface LiveSession extends ActiveSession, Speed {
  /** UTC epoch milliseconds. */
  readonly since: number
}

interface Seen {
  readonly session: LiveSession
  /** What the next speed is measured from. */
  readonly base: { readonly at: number; readonly bytesUp: number; readonly bytesDown: number }
}

/** Two looks closer than this say nothing about a speed. */
const SHORTEST_MS = 900
const unknown: Speed = { upBitsPerSecond: null, downBitsPerSecond: null }

export class LiveSessions {
  #seen = new Map<string, Seen>()

  get size(): number {
    return this.#seen.size
  }

  all(): LiveSession[] {
    return [...this.#seen.values()].map(({ session }) => session)
  }

  find(id: string): LiveSession | undefined {
    return this.#seen.get(id)?.session
  }

  /** A print: whoever is not in it is gone. */
  replace(sessions: readonly ActiveSession[], at: number): void {
    this.#seen = new Map(sessions.map((session) => [session.id, look(this.#sameAs(session), session, at)]))
  }

  /** News of one session. Routers do not tell counters while they grow: those of the last print stand. */
  put(session: ActiveSession, at: number): void {
    const before = this.#sameAs(session)
    if (!before) {
      this.#seen.set(session.id, look(undefined, session, at))
      return
    }
    const { since, seconds, bytesUp, bytesDown, upBitsPerSecond, downBitsPerSecond } = before.session
    const counted = { since, seconds, bytesUp, bytesDown, upBitsPerSecond, downBitsPerSecond }
    this.#seen.set(session.id, { session: { ...session, ...counted }, base: before.base })
  }

  remove(id: string): void {
    this.#seen.delete(id)
  }

  /** The session as it was seen before; undefined when another one has taken its place. */
  #sameAs({ id, username, mac, seconds }: ActiveSession): Seen | undefined {
    const before = this.#seen.get(id)
    const isSame = before?.session.username === username && before.session.mac === mac
    return isSame && seconds >= before.session.seconds ? before : undefined
  }
}

function look(before: Seen | undefined, session: ActiveSession, at: number): Seen {
  const { bytesUp, bytesDown } = session
  const now = { at, bytesUp, bytesDown }
  if (!before) return { session: { ...session, ...unknown, since: at - session.seconds * 1_000 }, base: now }
  const { since, upBitsPerSecond, downBitsPerSecond } = before.session
  const { base } = before
  const elapsedMs = at - base.at
  if (elapsedMs < SHORTEST_MS) return { session: { ...session, since, upBitsPerSecond, downBitsPerSecond }, base }
  const speed = (bytes: number) => Math.max(0, Math.round((bytes * 8_000) / elapsedMs))
  const measured = {
    since,
    upBitsPerSecond: speed(bytesUp - base.bytesUp),
    downBitsPerSecond: speed(bytesDown - base.bytesDown),
  }
  return { session: { ...session, ...measured }, base: now }
}
