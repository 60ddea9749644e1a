/** When a router's failed grants are tried again: at once after a broken link, ever later what keeps failing. */
import { RouterTrap } from '../routeros/errors.ts'
import { NotKept } from './failures.ts'
import { type Backoff, backoffMs, type Timers } from './timing.ts'

export type RetriesOptions = {
  readonly timers: Timers
  readonly random: () => number
  readonly backoff: Backoff
  /** Something is due again. */
  readonly onDue: () => void
}

/** A timer may fire a little early by the clock that decides what is due. */
const EARLY_MS = 5
/** A thousand grants that failed together wake us up together. */
const TOGETHER_MS = 25

export class Retries {
  readonly #options: RetriesOptions
  readonly #attempts = new Map<string, number>()
  readonly #alarms = new Map<number, () => void>()

  constructor(options: RetriesOptions) {
    this.#options = options
  }

  /** Notes a failure that can pass; returns when the grant is due again, epoch milliseconds. */
  failed(grantId: string, error: unknown): number {
    const attempt = (this.#attempts.get(grantId) ?? 0) + 1
    this.#attempts.set(grantId, attempt)
    const dueAt = this.#options.timers.now() + this.#delayMs(attempt, error)
    this.#wakeAt(dueAt)
    return dueAt
  }

  /** The grant is through, or refused for good. */
  forget(grantId: string): void {
    this.#attempts.delete(grantId)
  }

  stop(): void {
    for (const cancel of this.#alarms.values()) cancel()
    this.#alarms.clear()
  }

  /** A grant that keeps failing steps back for the others. */
  #delayMs(attempt: number, error: unknown): number {
    const isLink = !(error instanceof RouterTrap || error instanceof NotKept)
    return isLink && attempt === 1 ? 0 : backoffMs(this.#options.backoff, attempt, this.#options.random)
  }

  #wakeAt(dueAt: number): void {
    const { timers, onDue } = this.#options
    const slot = Math.ceil((dueAt + EARLY_MS) / TOGETHER_MS) * TOGETHER_MS
    if (this.#alarms.has(slot)) return
    const cancel = timers.after(slot - timers.now(), () => {
      this.#alarms.delete(slot)
      onDue()
    })
    this.#alarms.set(slot, cancel)
  }
}
