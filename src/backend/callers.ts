/** Who is signed in at which window or socket: identity lives here, never in a call. */

import type { DiscountLimited } from '../core/discount.ts'
import type { Actor } from '../core/journal.ts'
import type { Standing } from '../core/permissions.ts'
import type { Limited } from '../core/refund.ts'

/** Somebody signed in, as every handler sees them. */
export interface Signed extends Standing, Limited, DiscountLimited {
  readonly name: string
  /** Where this counter stands; a person works at one location at a time. */
  readonly locationId: string
}

/** The person as the journal names them. */
export function actor({ id, name }: Actor): Actor {
  return { id, name }
}

interface Session {
  signed: Signed
  /** Milliseconds of a clock that never jumps. */
  activeAt: number
}

/** Checking a password takes a fraction of a second; nobody closes so many windows in it. */
const MOST_GONE = 200

export interface CallersOptions {
  /** Milliseconds of a clock that never jumps: nobody keeps a screen open by setting the computer's clock. */
  readonly monotonic: () => number
  /** How long a session may rest before its screen is covered. */
  readonly idleMs: () => number
  /** A window's person, or whether it is locked, has changed. */
  readonly onChange: (callerId: string) => void
  /** Somebody's screen was covered because nobody touched it. Must not throw. */
  readonly onIdle: (signed: Signed) => void
}

export class Callers {
  readonly #options: CallersOptions
  readonly #sessions = new Map<string, Session>()
  /** Windows that closed a moment ago, oldest first: a sign-in that was still being checked there signs nobody in. */
  readonly #gone = new Set<string>()

  constructor(options: CallersOptions) {
    this.#options = options
  }

  /** Who is at this window; a session that rested too long is locked from here on. */
  who(callerId: string): Signed | undefined {
    const session = this.#sessions.get(callerId)
    if (!session) return undefined
    this.#lockIfIdle(callerId, session)
    return session.signed
  }

  /** Who is at this window, without looking whether they rested. */
  peek(callerId: string): Signed | undefined {
    return this.#sessions.get(callerId)?.signed
  }

  /** At which windows this person is signed in. */
  windowsOf(personId: string): string[] {
    return [...this.#sessions].filter(([, { signed }]) => signed.id === personId).map(([callerId]) => callerId)
  }

  /** The window is gone and does not come back under this name. */
  forget(callerId: string): void {
    this.signOut(callerId)
    this.#gone.add(callerId)
    const [oldest] = this.#gone
    if (this.#gone.size > MOST_GONE && oldest !== undefined) this.#gone.delete(oldest)
  }

  isGone(callerId: string): boolean {
    return this.#gone.has(callerId)
  }

  signIn(callerId: string, signed: Signed): void {
    this.#sessions.set(callerId, { signed, activeAt: this.#options.monotonic() })
    this.#options.onChange(callerId)
  }

  signOut(callerId: string): void {
    if (this.#sessions.delete(callerId)) this.#options.onChange(callerId)
  }

  /** Changes what is known of the person at a window. */
  update(callerId: string, change: Partial<Signed>): void {
    const session = this.#sessions.get(callerId)
    if (!session) return
    session.signed = { ...session.signed, ...change }
    session.activeAt = this.#options.monotonic()
    this.#options.onChange(callerId)
  }

  /** Somebody did something at this window. */
  touch(callerId: string): void {
    const session = this.#sessions.get(callerId)
    if (session) session.activeAt = this.#options.monotonic()
  }

  /** Covers every screen that rested too long. */
  lockIdle(): void {
    for (const [callerId, session] of this.#sessions) this.#lockIfIdle(callerId, session)
  }

  #lockIfIdle(callerId: string, session: Session): void {
    if (session.signed.locked) return
    if (this.#options.monotonic() - session.activeAt < this.#options.idleMs()) return
    session.signed = { ...session.signed, locked: true }
    this.#options.onChange(callerId)
    this.#options.onIdle(session.signed)
  }
}
