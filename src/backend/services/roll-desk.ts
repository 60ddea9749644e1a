/**
 * Rolls: the slips of a batch coming out of a receipt printer one after the other.
 *
 * A roll hands the printer two slips at most, so that a customer's ticket waits for two at most. It follows the states of
 * its print jobs, whoever changed them: while one of its slips failed or may or may not have come out, it waits.
 */
import { and, asc, desc, eq, gte, inArray, isNull, lte } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { AppError } from '../../core/errors.ts'
import type { Log } from '../log.ts'
import type { PrintStep } from '../store/print-jobs.ts'
import { jobIsOpen, printJob, roll, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { openJobsOf } from './roll-jobs.ts'
import type { TicketOffice } from './ticket-office.ts'

export interface RollDeskOptions {
  readonly store: Store
  readonly log: Log
  readonly tickets: Pick<TicketOffice, 'slipOf' | 'kick'>
  readonly onChange: (batchId: string) => void
}

export type RollRow = typeof roll.$inferSelect

/** Slips that wait at the printer, the one that is just coming out included. */
const AHEAD = 2
/** A disk that was full is tried again after this. */
const AGAIN_MS = 5_000

export class RollDesk {
  readonly #options: RollDeskOptions
  #timer: NodeJS.Timeout | undefined
  #isStopped = false

  constructor(options: RollDeskOptions) {
    this.#options = options
  }

  /**
   * Before any printer runs: what an earlier run of the program was printing waits for a person. Nobody may be at the
   * printer, and its paper may be another one.
   */
  start(): void {
    this.#options.store.settle((tx, at) => {
      for (const row of tx.select().from(roll).where(eq(roll.state, 'running')).all()) {
        pause(tx, row, 'restarted', at)
      }
    })
  }

  stop(): void {
    this.#isStopped = true
    clearTimeout(this.#timer)
  }

  /** A print job made a step. */
  step({ rollId, state }: Pick<PrintStep, 'rollId' | 'state'>): void {
    // Its place at the printer is free only when it is through.
    if (rollId !== null && state !== 'sending') this.follow(rollId)
  }

  /** The roll of this batch, if it has one under way: some of its slips are void now. */
  followBatch(batchId: string): void {
    const open = openRollOf(this.#options.store.db, batchId)
    if (open) this.follow(open.id)
  }

  /** Brings a roll to where its print jobs say that it is, and hands the printer the next slips. */
  follow(rollId: string): void {
    if (this.#isStopped) return
    const { store, log, tickets, onChange } = this.#options
    try {
      const row = store.settle((tx, at) => this.#follow(tx, rollId, at))
      if (!row) return
      // Not from within a step of that printer's own queue.
      setImmediate(() => tickets.kick(row.printerId))
      onChange(row.batchId)
    } catch (error) {
      log.error('a roll cannot go on', error)
      this.#timer = setTimeout(() => this.follow(rollId), AGAIN_MS).unref()
    }
  }

  #follow(tx: Tx, rollId: string, at: number): RollRow | undefined {
    const row = tx.select().from(roll).where(eq(roll.id, rollId)).get()
    if (row?.state !== 'running' && row?.state !== 'paused') return undefined
    const asks = openJobsOf(tx, row).some(({ state }) => state === 'failed' || state === 'uncertain')
    if (asks) pause(tx, row, 'slip', at)
    // The answer was what it waited for.
    else if (row.state === 'running' || row.problem === 'slip') this.#handOut(tx, row, at)
    return row
  }

  #handOut(tx: Tx, row: RollRow, at: number): void {
    let { next } = row
    let under = openJobsOf(tx, row).length
    for (let slip = nextSlip(tx, row, next); slip && under < AHEAD; slip = nextSlip(tx, row, next)) {
      const document = this.#draw(tx, slip.id)
      if (!document) {
        pause(tx, { ...row, next }, 'broken', at)
        return
      }
      const job = {
        id: uuidv7(),
        tokenId: slip.id,
        rollId: row.id,
        printerId: row.printerId,
        copy: copyOf(tx, slip.id),
      }
      tx.insert(printJob)
        .values({ ...job, document, state: 'queued', personName: row.personName, createdAt: at, updatedAt: at })
        .run()
      next = slip.place + 1
      under += 1
    }
    const state = under === 0 ? 'done' : 'running'
    tx.update(roll).set({ next, state, problem: null, updatedAt: at }).where(eq(roll.id, row.id)).run()
  }

  /** Undefined: it has no router to log in at, or none of its package. */
  #draw(tx: Tx, tokenId: string) {
    try {
      return this.#options.tickets.slipOf(tx, tokenId)
    } catch (error) {
      if (error instanceof AppError) return undefined
      throw error
    }
  }
}

/** The roll of a batch that is under way or paused. */
export function openRollOf(db: Pick<Tx, 'select'>, batchId: string): RollRow | undefined {
  const isOpen = and(eq(roll.batchId, batchId), inArray(roll.state, ['running', 'paused']))
  return db.select().from(roll).where(isOpen).get()
}

/** What waits at the printer is taken back: it is handed out anew when the roll goes on. */
export function pause(tx: Tx, row: RollRow, problem: RollRow['problem'], at: number): void {
  const next = Math.min(row.next, ...takeBack(tx, row))
  tx.update(roll).set({ next, state: 'paused', problem, updatedAt: at }).where(eq(roll.id, row.id)).run()
}

/** The places of the slips that were taken back; not a byte of them has left. */
export function takeBack(tx: Tx, row: RollRow): number[] {
  const waiting = openJobsOf(tx, row).filter(({ state }) => state === 'queued')
  const isWaiting = and(
    eq(printJob.printerId, row.printerId),
    eq(printJob.rollId, row.id),
    eq(printJob.state, 'queued'),
  )
  tx.delete(printJob).where(and(isWaiting, jobIsOpen)).run()
  return waiting.map(({ place }) => place)
}

/** The next slip that is still worth its paper. */
function nextSlip(tx: Tx, { batchId, last }: RollRow, next: number) {
  const isWorth = and(
    eq(token.batchId, batchId),
    gte(token.batchPosition, next),
    lte(token.batchPosition, last),
    isNull(token.voidedAt),
  )
  const found = tx
    .select({ id: token.id, place: token.batchPosition })
    .from(token)
    .where(isWorth)
    .orderBy(asc(token.batchPosition))
    .limit(1)
    .get()
  return found && { id: found.id, place: found.place ?? 0 }
}

function copyOf(tx: Tx, tokenId: string): number {
  const isIts = eq(printJob.tokenId, tokenId)
  const last = tx.select().from(printJob).where(isIts).orderBy(desc(printJob.copy)).limit(1).get()
  return last ? last.copy + 1 : 0
}
