/** Time as a router's worker sees it: timers that tests may replace, naps that can be cut short, and backoff. */

/** The clock and its alarms. */
export type Timers = {
  /** UTC epoch milliseconds. */
  readonly now: () => number
  /** Calls once after the delay, unless the returned function is called before. */
  readonly after: (delayMs: number, call: () => void) => () => void
}

/** The machine's own. */
export const realTimers: Timers = {
  now: Date.now,
  after: (delayMs, call) => {
    const timer = setTimeout(call, delayMs)
    return () => clearTimeout(timer)
  },
}

/** A wait that anyone may end early. */
export class Nap {
  readonly #timers: Timers
  #wake: () => void = () => undefined

  constructor(timers: Timers) {
    this.#timers = timers
  }

  /** Resolves after the delay or at the next `end`, whichever comes first. */
  async sleep(delayMs: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#wake = resolve
    const cancel = this.#timers.after(delayMs, resolve)
    await promise
    cancel()
  }

  end(): void {
    this.#wake()
  }
}

/** Bounds of the waits between tries. */
export type Backoff = { readonly baseMs: number; readonly capMs: number }

/** Full jitter: anything up to a bound that doubles with every try, so that counters do not come back in step. */
export function backoffMs({ baseMs, capMs }: Backoff, attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(capMs, baseMs * 2 ** (attempt - 1)))
}
