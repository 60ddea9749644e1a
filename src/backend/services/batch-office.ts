/** Everything that goes on by itself about batches: making them, printing them, and telling the screens. */
import type { BatchView } from '../../contract/batch.ts'
import type { RandomBelow } from '../../core/codes.ts'
import type { Log } from '../log.ts'
import type { RouterFleet } from '../ports.ts'
import type { PrintStep } from '../store/print-jobs.ts'
import type { Store } from '../store/store.ts'
import { BatchMaker } from './batch-maker.ts'
import { BatchNews } from './batch-news.ts'
import { BatchViews } from './batch-views.ts'
import { RollDesk } from './roll-desk.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface BatchOfficeOptions {
  readonly store: Store
  readonly log: Log
  readonly random: RandomBelow
  readonly routers: RouterFleet
  readonly tickets: TicketOffice
  readonly publish: (batch: BatchView) => void
}

export class BatchOffice {
  readonly views: BatchViews
  readonly maker: BatchMaker
  readonly rolls: RollDesk
  readonly #news: BatchNews

  constructor({ publish, ...options }: BatchOfficeOptions) {
    const onChange = (batchId: string): void => this.changed(batchId)
    this.maker = new BatchMaker({ ...options, onChange })
    this.rolls = new RollDesk({ ...options, onChange })
    this.views = new BatchViews(options.store, (batchId) => this.maker.problemOf(batchId))
    this.#news = new BatchNews((batchId) => this.views.read(batchId), publish)
  }

  /** Before any printer runs: see `RollDesk.start`. */
  start(): void {
    this.rolls.start()
    this.maker.kick()
  }

  /** A print job made a step. */
  step(step: PrintStep): void {
    this.rolls.step(step)
  }

  changed(batchId: string): void {
    this.#news.changed(batchId)
  }

  /** When this resolves nothing more is written. */
  async stop(): Promise<void> {
    this.rolls.stop()
    await this.maker.stop()
    this.#news.stop()
  }
}
