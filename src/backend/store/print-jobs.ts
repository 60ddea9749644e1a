/** The print queue's view of the store: durable steps of a job, at most once by the machine's own doing. */
import { and, asc, eq } from 'drizzle-orm'
import type { PrintJob, PrintJobs, PrintResult } from '../printing/print-jobs.ts'
import { jobIsOpen, printJob } from './schema.ts'
import type { Store } from './store.ts'

/** Print jobs in SQLite; `onStep` hears of every step of a job, by its sale. */
export class StoredPrintJobs implements PrintJobs {
  readonly #store: Store
  readonly #onStep: (saleId: string) => void

  constructor(store: Store, onStep: (saleId: string) => void) {
    this.#store = store
    this.#onStep = onStep
  }

  next(printerId: string): PrintJob | undefined {
    const row = this.#store.db
      .select()
      .from(printJob)
      .where(and(eq(printJob.printerId, printerId), eq(printJob.state, 'queued'), jobIsOpen))
      .orderBy(asc(printJob.createdAt), asc(printJob.id))
      .limit(1)
      .get()
    return row && { id: row.id, document: row.document, queuedAtMs: row.updatedAt }
  }

  interrupted(printerId: string): readonly string[] {
    const isSending = and(eq(printJob.printerId, printerId), eq(printJob.state, 'sending'), jobIsOpen)
    return this.#store.db
      .select({ id: printJob.id })
      .from(printJob)
      .where(isSending)
      .all()
      .map((row) => row.id)
  }

  markSending(jobId: string): void {
    this.#step(jobId, { state: 'sending', problem: null })
  }

  settle(jobId: string, { state, code }: PrintResult): void {
    this.#step(jobId, { state, problem: state === 'confirmed' || state === 'sent' ? null : code })
  }

  #step(jobId: string, change: Pick<typeof printJob.$inferInsert, 'state' | 'problem'>): void {
    const row = this.#store.settle((tx, at) => {
      // Attempts leave the time alone: a job's patience counts from when a person queued it.
      const isAttempt = change.state === 'queued' || change.state === 'sending'
      const set = isAttempt ? change : { ...change, updatedAt: at }
      return tx.update(printJob).set(set).where(eq(printJob.id, jobId)).returning({ saleId: printJob.saleId }).get()
    })
    if (row) this.#onStep(row.saleId)
  }
}
