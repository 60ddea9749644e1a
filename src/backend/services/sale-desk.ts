/** Selling, whatever is sold: durable first; then the router, the ticket and the screens, each in its own time. */
import { eq } from 'drizzle-orm'
import type { SaleView } from '../../contract/sales.ts'
import type { RandomBelow } from '../../core/codes.ts'
import type { CallContext } from '../call-router.ts'
import type { RouterFleet } from '../ports.ts'
import { sale } from '../store/schema.ts'
import type { Fact, Store } from '../store/store.ts'
import type { Approvals } from './approval.ts'
import type { CashDrawer } from './drawer.ts'
import type { SaleTools } from './make-sale.ts'
import { requireSale } from './require-sale.ts'
import { StockShelf } from './stock-shelf.ts'
import type { TicketOffice } from './ticket-office.ts'
import { requireTill } from './till-now.ts'

export interface SaleDeskOptions {
  readonly store: Store
  readonly random: RandomBelow
  readonly routers: RouterFleet
  readonly tickets: TicketOffice
  readonly approvals: Approvals
  /** Opens for the cash of a sale that is made. */
  readonly drawer: Pick<CashDrawer, 'afterCashSale'>
  /** Tells the screens that a sale was made. */
  readonly onSale: (saleId: string) => void
}

/** What a kind of sale does within its transaction. */
type Make = (tools: SaleTools) => {
  readonly value: {
    readonly saleId: string
    readonly routerIds: readonly string[]
    /** Has the drawer something to take or to give? */
    readonly isCash: boolean
    readonly held: ReturnType<TicketOffice['hold']>
  }
  readonly fact: Fact
}

export class SaleDesk {
  readonly #options: SaleDeskOptions
  readonly #shelf: StockShelf

  constructor(options: SaleDeskOptions) {
    this.#options = options
    this.#shelf = new StockShelf(options.store.db)
  }

  /** The same request again answers with the sale it already made. */
  sell(requestId: string, ctx: Pick<CallContext, 'callerId' | 'person'>, make: Make): SaleView {
    const { store, random, routers, tickets, approvals, drawer, onSale } = this.#options
    const person = ctx.person()
    const made = this.#madeBy(requestId)
    if (made !== undefined) return requireSale(store, made, person)
    const sold = store.write((tx, at) => {
      const till = requireTill(store, tx, person, at)
      return make({ tx, at, till, approvals, callerId: ctx.callerId, random, tickets, shelf: this.#shelf })
    })
    for (const routerId of sold.routerIds) routers.kick(routerId)
    if (sold.isCash) drawer.afterCashSale(ctx.callerId)
    tickets.prepare(sold.held)
    onSale(sold.saleId)
    return requireSale(store, sold.saleId, person)
  }

  #madeBy(requestId: string): string | undefined {
    const { db } = this.#options.store
    return db.select({ id: sale.id }).from(sale).where(eq(sale.requestId, requestId)).get()?.id
  }
}
