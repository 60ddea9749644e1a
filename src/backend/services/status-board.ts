/** What the status bar shows: the state of routers, printer and head office, told again whenever it changes. */
import { and, asc, count, eq, gt } from 'drizzle-orm'
import type { PrinterStatus, RouterStatus, Status } from '../../contract/status.ts'
import type { Clock } from '../../core/ports.ts'
import type { PrinterDesk, RouterFleet } from '../ports.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { jobIsOpen, printJob, router } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { countAtRouters, isInUseAt } from './router-counts.ts'
import { shiftNow } from './till-now.ts'

/** Changes within this time are told together: a batch of sales is not a batch of messages. */
const GATHER_MS = 25
/** Tickets that failed longer ago are history, not a task. */
const RECENT_MS = 12 * 3_600_000

export interface StatusBoardOptions {
  readonly store: Store
  readonly clock: Clock
  readonly routers: RouterFleet
  readonly printers: PrinterDesk
  readonly publish: (status: Status) => void
}

export class StatusBoard {
  readonly #options: StatusBoardOptions
  #timer: NodeJS.Timeout | undefined
  #lastTold = ''

  constructor(options: StatusBoardOptions) {
    this.#options = options
  }

  read(): Status {
    return { routers: this.#routers(), printer: this.#printer(), shift: this.#shift(), headOffice: 'not_connected' }
  }

  /** Something may have changed; tells the screens soon, if it really did. */
  changed(): void {
    this.#timer ??= setTimeout(() => this.#tell(), GATHER_MS)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #tell(): void {
    this.#timer = undefined
    const status = this.read()
    const text = JSON.stringify(status)
    if (text === this.#lastTold) return
    this.#lastTold = text
    this.#options.publish(status)
  }

  #routers(): RouterStatus[] {
    const { store, routers } = this.#options
    const rows = store.db
      .select({ id: router.id, name: router.name })
      .from(router)
      .where(isInUseAt(store.here()?.id ?? ''))
      .orderBy(asc(router.createdAt), asc(router.id))
      .all()
    const countsOf = countAtRouters(store)
    return rows.map(({ id, name }) => {
      const { state, latencyMs, problem } = routers.link(id)
      return { id, name, state, latencyMs, problem, ...countsOf(id) }
    })
  }

  #shift(): Status['shift'] {
    const row = shiftNow(this.#options.store.db)
    if (!row) return null
    const { number, personId, personName, state, openedAt } = row
    return { number, personId, personName, state: state === 'counting' ? state : 'open', openedAt }
  }

  #printer(): PrinterStatus | null {
    const { store, printers, clock } = this.#options
    const row = counterPrinter(store.db)
    if (!row) return null
    const isRecent = and(eq(printJob.printerId, row.id), gt(printJob.createdAt, clock() - RECENT_MS))
    const open = store.db
      .select({ state: printJob.state, n: count() })
      .from(printJob)
      .where(and(isRecent, jobIsOpen))
      .groupBy(printJob.state)
      .all()
    const many = (state: string) => open.find((found) => found.state === state)?.n ?? 0
    return {
      id: row.id,
      name: row.name,
      state: printers.state(row.id),
      queued: many('queued') + many('sending'),
      failed: many('failed'),
      uncertain: many('uncertain'),
    }
  }
}
