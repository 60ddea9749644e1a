/** Tells the screens how sales move on: soon, once for many steps, and never before the cashier's own answer. */

import type { SaleView } from '../../contract/sales.ts'
import type { Store } from '../store/store.ts'

/** Hears of a sale as it now stands, and whose it is. */
type Publish = (sale: SaleView, personId: string) => void

export class SaleNews {
  readonly #store: Store
  readonly #publish: Publish
  readonly #changed = new Set<string>()
  #soon: NodeJS.Immediate | undefined

  constructor(store: Store, publish: Publish) {
    this.#store = store
    this.#publish = publish
  }

  /** A sale was made or moved on. */
  changed(saleId: string): void {
    this.#changed.add(saleId)
    this.#soon ??= setImmediate(() => this.#tell())
  }

  stop(): void {
    clearImmediate(this.#soon)
  }

  #tell(): void {
    this.#soon = undefined
    const ids = [...this.#changed]
    this.#changed.clear()
    for (const id of ids) {
      const found = this.#store.sales.read(id)
      if (found) this.#publish(found.view, found.row.personId)
    }
  }
}
