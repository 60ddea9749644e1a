/** What a connection still has to send, each thing after the latency of its time, never out of order. */

type Letter = { readonly dueAt: number; readonly send: () => void }

/** Holds replies back for the latency and lets them go in the order they came. */
export class Outbox {
  readonly #letters: Letter[] = []
  #timer: NodeJS.Timeout | undefined

  /** Sends now, or after `latencyMs`, but not before what is already waiting. */
  post(latencyMs: number, send: () => void): void {
    if (latencyMs <= 0 && this.#letters.length === 0) {
      send()
      return
    }
    this.#letters.push({ dueAt: performance.now() + latencyMs, send })
    this.#wait()
  }

  /** Forgets what has not been sent. */
  clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#letters.length = 0
  }

  #wait(): void {
    const [first] = this.#letters
    if (!first || this.#timer) return
    this.#timer = setTimeout(() => this.#deliver(), Math.max(0, first.dueAt - performance.now()))
  }

  #deliver(): void {
    this.#timer = undefined
    const now = performance.now()
    // A timer may fire a fraction of a millisecond early.
    while (this.#letters[0] && this.#letters[0].dueAt <= now + 0.5) this.#letters.shift()?.send()
    this.#wait()
  }
}
