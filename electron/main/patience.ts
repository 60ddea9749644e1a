/** Bounds how often something is tried again. */
import type { Clock } from '../../src/core/ports.ts'

export class Patience {
  readonly #times: number
  readonly #withinMs: number
  readonly #clock: Clock
  #tries: number[] = []

  constructor({ times, withinMs, clock = Date.now }: { times: number; withinMs: number; clock?: Clock }) {
    this.#times = times
    this.#withinMs = withinMs
    this.#clock = clock
  }

  /** May it be tried once more? Counts the try when it may. */
  lasts(): boolean {
    const now = this.#clock()
    this.#tries = this.#tries.filter((at) => now - at < this.#withinMs)
    if (this.#tries.length >= this.#times) return false
    this.#tries.push(now)
    return true
  }
}
