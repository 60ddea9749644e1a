/** Batches as screens show them: how far each is, who has it, and the slip that is coming out. */
import { and, count, desc, eq, inArray } from 'drizzle-orm'
import type { BatchView, RollView } from '../../contract/batch.ts'
import { ROLL_PROBLEMS, type RollProblem } from '../../core/batch.ts'
import { groupCode, lengthOf } from '../../core/codes.ts'
import { AppError, type Reason } from '../../core/errors.ts'
import { limitsOf } from '../../core/plan.ts'
import type { Signed } from '../callers.ts'
import { batch, location, printer, roll, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { openJobsOf } from './roll-jobs.ts'

type Reader = Pick<Tx, 'select'>
export type BatchRow = typeof batch.$inferSelect

export class BatchViews {
  readonly #store: Store
  /** Why a batch that should be made is not, by its id. */
  readonly #problemOf: (batchId: string) => Reason | null

  constructor(store: Store, problemOf: (batchId: string) => Reason | null) {
    this.#store = store
    this.#problemOf = problemOf
  }

  /** Undefined when there is none of this id. */
  read(batchId: string): BatchView | undefined {
    const row = this.#store.db.select().from(batch).where(eq(batch.id, batchId)).get()
    return row && this.#of(row)
  }

  /** Newest first. */
  page({ locationId }: Signed, offset: number, limit: number): { batches: BatchView[]; count: number } {
    const { db } = this.#store
    const isHere = eq(batch.locationId, locationId)
    const rows = db.select().from(batch).where(isHere).orderBy(desc(batch.number)).limit(limit).offset(offset).all()
    const all = db.select({ n: count() }).from(batch).where(isHere).get()
    return { batches: rows.map((row) => this.#of(row)), count: all?.n ?? 0 }
  }

  #of(row: BatchRow): BatchView {
    const { db } = this.#store
    const { personName: madeByName, codeLength: randomLength, ...rest } = row
    const locationMark = db.select().from(location).where(eq(location.id, row.locationId)).get()?.codeMark ?? ''
    return {
      ...rest,
      madeByName,
      limits: limitsOf(row),
      characters: lengthOf({ locationMark, prefix: row.prefix, alphabet: row.alphabet, randomLength }),
      problem: row.state === 'making' ? this.#problemOf(row.id) : null,
      roll: rollOf(db, row.id),
    }
  }
}

/** A batch of the person's location. @throws AppError `no_such_batch`, also for another location's */
export function requireBatch(db: Reader, batchId: string, { locationId }: Signed): BatchRow {
  const isOurs = and(eq(batch.id, batchId), eq(batch.locationId, locationId))
  const row = db.select().from(batch).where(isOurs).get()
  if (!row) throw new AppError('not_found', 'no_such_batch')
  return row
}

/** What comes out of a printer, or waits for somebody before it goes on; null when nothing does. */
function rollOf(db: Reader, batchId: string): RollView | null {
  const isOpen = and(eq(roll.batchId, batchId), inArray(roll.state, ['running', 'paused']))
  const found = db
    .select({ roll, printerName: printer.name })
    .from(roll)
    .innerJoin(printer, eq(printer.id, roll.printerId))
    .where(isOpen)
    .get()
  if (!found) return null
  const { id, printerId, next, last, state, problem } = found.roll
  const jobs = openJobsOf(db, { id, printerId })
  const places = jobs.map(({ place }) => place)
  const asking = jobs.find((job) => job.state === 'failed' || job.state === 'uncertain')
  return {
    printerName: found.printerName,
    next: Math.min(next, last, ...places),
    last,
    state: state === 'running' ? 'running' : 'paused',
    problem: isRollProblem(problem) ? problem : null,
    asks: asking ? asked(db, asking) : null,
  }
}

function isRollProblem(problem: string | null): problem is RollProblem {
  return ROLL_PROBLEMS.some((known) => known === problem)
}

function asked(db: Reader, { id: jobId, tokenId, place, state, problem }: ReturnType<typeof openJobsOf>[number]) {
  const row = db.select({ code: token.code }).from(token).where(eq(token.id, tokenId)).get()
  const isUncertain = state === 'uncertain' ? ('uncertain' as const) : ('failed' as const)
  return { jobId, place, codeGroups: groupCode(row?.code ?? ''), state: isUncertain, problem }
}
