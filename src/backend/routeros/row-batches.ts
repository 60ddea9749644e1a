/** The rows of a long answer, handed on in batches while the rest is still on its way. */
import type { Row } from './command.ts'

/** So many rows wait for their reader before no more are taken from the router. */
const mostWaiting = 500

/** What is to be done when rows pile up, and when they were taken. */
type Brake = { readonly hold: () => void; readonly release: () => void }

/** Rows between the answer that brings them and the loop that reads them. */
export class RowBatches implements AsyncIterable<readonly Row[]> {
  readonly #brake: Brake
  #waiting: Row[] = []
  #isHeld = false
  #news = Promise.withResolvers<void>()
  #end: { readonly error?: unknown } | undefined

  constructor(brake: Brake) {
    this.#brake = brake
  }

  add(row: Row): void {
    this.#waiting.push(row)
    if (this.#waiting.length === 1) this.#news.resolve()
    if (this.#waiting.length < mostWaiting || this.#isHeld) return
    this.#isHeld = true
    this.#brake.hold()
  }

  /** The answer is over; an error is told after the rows that came before it. */
  finish(end: { readonly error?: unknown } = {}): void {
    this.#end ??= end
    this.#news.resolve()
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Row[], void, undefined> {
    for (;;) {
      await this.#news.promise
      const rows = this.#take()
      if (rows.length > 0) yield rows
      else if (this.#end) return this.#over(this.#end)
    }
  }

  /** Lets go of what nobody will read. */
  drop(): void {
    this.#take()
  }

  #take(): readonly Row[] {
    const rows = this.#waiting
    this.#waiting = []
    if (!this.#end) this.#news = Promise.withResolvers()
    if (this.#isHeld) this.#brake.release()
    this.#isHeld = false
    return rows
  }

  #over({ error }: { readonly error?: unknown }): void {
    if (error !== undefined) throw error
  }
}
