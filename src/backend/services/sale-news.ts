/** Tells the screens how sales move on: soon, once for many steps, and never before the cashier's own answer. */

import { eq } from 'drizzle-orm'
import type { SaleView } from '../../contract/sales.ts'
import { readSaleView } from '../store/sale-views.ts'
import { sale } from '../store/schema.ts'
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
      const personId = this.#store.db.select({ by: sale.personId }).from(sale).where(eq(sale.id, id)).get()?.by
      const view = readSaleView(this.#store.db, id)
      if (view && personId !== undefined) this.#publish(view, personId)
    }
  }
}
