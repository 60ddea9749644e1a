/** The cash drawer: opened with a sale in cash, or without one by those who may, counted and written down. */
import { and, count, eq, gte, min, sql } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor, JournalKind } from '../../core/journal.ts'
import type { Clock } from '../../core/ports.ts'
import { startOfDay } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { actor } from '../callers.ts'
import type { DrawerPulse, PrinterDesk } from '../ports.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { journal } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

export interface DrawerOptions {
  readonly store: Store
  readonly clock: Clock
  readonly printers: Pick<PrinterDesk, 'openDrawer'>
  /** Tells the window of the sale that its drawer did not simply open. */
  readonly onFailed: (callerId: string, pulse: DrawerPulse) => void
}

/** The drawer of this counter. */
export class CashDrawer {
  readonly #options: DrawerOptions

  constructor(options: DrawerOptions) {
    this.#options = options
  }

  /**
   * After cash of a sale came in or went back, and that is durable: opens the drawer, if it is set up to. The sale knows
   * nothing of how that ends; the cashier does, if it was not simply opened.
   */
  afterCashSale(callerId: string): void {
    const target = counterPrinter(this.#options.store.db)
    if (target?.drawerOnCash) this.#open(target.id, target.drawerPin, callerId)
  }

  /** After cash was booked into or out of it, or to count it: that is written down already, or is about to be. */
  forShift(callerId: string): void {
    const target = drawerOf(this.#options.store)
    if (target) this.#open(target.id, target.pin, callerId)
  }

  #open(printerId: string, pin: 2 | 5 | null, callerId: string): void {
    if (pin === null) return
    const { printers, onFailed } = this.#options
    void printers.openDrawer(printerId, pin).then((pulse) => {
      if (pulse.problem !== null) onFailed(callerId, pulse)
    })
  }

  /** @throws AppError `no_drawer` */
  async openWithoutSale(by: Actor, reason: string): Promise<DrawerPulse> {
    const { store, printers } = this.#options
    const target = drawerOf(store)
    if (!target) throw new AppError('conflict', 'no_drawer')
    const subject = { type: 'printer', id: target.id, name: target.name } as const
    // Written down before the pulse leaves: a drawer never opens without a trace.
    store.note({ kind: 'drawer.opened', by, subject, data: { reason } })
    const pulse = await printers.openDrawer(target.id, target.pin)
    if (pulse.outcome === 'failed') {
      store.note({ kind: 'drawer.stayed_shut', by, subject, data: { reason, problem: pulse.problem } })
    }
    return pulse
  }

  /** How often it was opened without a sale today; null: there is none. */
  openingsToday(): number | null {
    const { store } = this.#options
    if (!drawerOf(store)) return null
    return this.#countToday('drawer.opened') - this.#countToday('drawer.stayed_shut')
  }

  /** The day's first entry is found by time, the day's openings from there on by kind: both are in an index. */
  #countToday(kind: JournalKind): number {
    const { store, clock } = this.#options
    const since = startOfDay(clock(), store.here()?.timeZone ?? 'UTC')
    const first = store.db
      .select({ seq: min(journal.seq) })
      .from(journal)
      .where(gte(journal.at, since))
    const isOfToday = and(eq(journal.kind, kind), gte(journal.seq, sql`(${first})`))
    return store.db.select({ n: count() }).from(journal).where(isOfToday).get()?.n ?? 0
  }
}

export function drawerService(drawer: CashDrawer): GroupHandlers<TellerContract['drawer'], CallContext> {
  return {
    today: () => ({ openings: drawer.openingsToday() }),
    open: async ({ reason }, ctx) => {
      const pulse = await drawer.openWithoutSale(actor(ctx.person()), reason)
      return { ...pulse, openings: drawer.openingsToday() ?? 0 }
    },
  }
}

function drawerOf({ db }: Store) {
  const target = counterPrinter(db)
  return target && target.drawerPin !== null ? { ...target, pin: target.drawerPin } : undefined
}
