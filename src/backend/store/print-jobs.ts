/** The print queue's view of the store: durable steps of a job, at most once by the machine's own doing. */
import { and, asc, eq, sql } from 'drizzle-orm'
import type { PrintJob, PrintJobs, PrintResult } from '../printing/print-jobs.ts'
import { jobIsOpen, printJob, token } from './schema.ts'
import type { Store, Tx } from './store.ts'

/** Whose job made a step: a sale's ticket, or a slip of a roll. */
export type PrintStep = Pick<typeof printJob.$inferSelect, 'id' | 'saleId' | 'rollId' | 'state'>

/** The problem of a job that a person took back while it was on its way: if nothing left, it is not tried again. */
export const TAKEN_BACK = 'taken_back'

/** Print jobs in SQLite; `onStep` hears of every step of a job. */
export class StoredPrintJobs implements PrintJobs {
  readonly #store: Store
  readonly #next: ReturnType<typeof prepareNext>
  readonly #onStep: (step: PrintStep) => void

  constructor(store: Store, onStep: (step: PrintStep) => void) {
    this.#store = store
    this.#next = prepareNext(store)
    this.#onStep = onStep
  }

  next(printerId: string): PrintJob | undefined {
    const row = this.#next.get({ printerId })
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
      const isThis = eq(printJob.id, jobId)
      if (wasTakenBack(tx, jobId, change.state)) {
        return tx.update(printJob).set(TAKEN).where(isThis).returning(stepColumns).get()
      }
      const row = tx.update(printJob).set(set).where(isThis).returning(stepColumns).get()
      const isOut = row?.state === 'confirmed' || row?.state === 'sent'
      if (row && row.saleId === null && row.tokenId !== null && isOut) {
        tx.update(token).set({ printedAt: at }).where(eq(token.id, row.tokenId)).run()
      }
      // The money was given back while the ticket was on its way: what did not come out never will.
      const isPending = ['queued', 'failed', 'uncertain'].includes(change.state)
      if (row?.saleId && row.tokenId && isPending && isRefunded(tx, row.tokenId)) {
        tx.update(printJob).set(TAKEN).where(isThis).run()
      }
      return row
    })
    if (row) this.#onStep(row)
  }
}

const { id, saleId, rollId, tokenId, state } = printJob
const stepColumns = { id, saleId, rollId, tokenId, state }

const TAKEN = { state: 'cancelled', problem: null } as const

/** Only where certainly nothing came out; what is uncertain is asked about all the same. */
function wasTakenBack(tx: Tx, jobId: string, state: PrintStep['state']): boolean {
  if (state !== 'queued' && state !== 'failed') return false
  return (
    tx.select({ problem: printJob.problem }).from(printJob).where(eq(printJob.id, jobId)).get()?.problem === TAKEN_BACK
  )
}

function isRefunded(tx: Tx, of: string): boolean {
  return (tx.select({ at: token.refundedAt }).from(token).where(eq(token.id, of)).get()?.at ?? null) !== null
}

/** Compiled once: it is asked with every ticket. */
function prepareNext({ db }: Store) {
  const isNext = and(eq(printJob.printerId, sql.placeholder('printerId')), eq(printJob.state, 'queued'), jobIsOpen)
  return db.select().from(printJob).where(isNext).orderBy(asc(printJob.createdAt), asc(printJob.id)).limit(1).prepare()
}
