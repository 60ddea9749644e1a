/** Tells the screens how batches move on: a few times a second at most, for a batch makes a hundred steps in one. */
import type { BatchView } from '../../contract/batch.ts'

const GATHER_MS = 150

export class BatchNews {
  readonly #read: (batchId: string) => BatchView | undefined
  readonly #publish: (batch: BatchView) => void
  readonly #changed = new Set<string>()
  #timer: NodeJS.Timeout | undefined

  constructor(read: (batchId: string) => BatchView | undefined, publish: (batch: BatchView) => void) {
    this.#read = read
    this.#publish = publish
  }

  changed(batchId: string): void {
    this.#changed.add(batchId)
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #tell(): void {
    this.#timer = undefined
    const ids = [...this.#changed]
    this.#changed.clear()
    for (const id of ids) {
      const view = this.#read(id)
      if (view) this.#publish(view)
    }
  }
}
