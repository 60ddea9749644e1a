/** What is counted beside the money of a shift, because each of it is a way to take money unseen. */
import { and, count, eq, gte, inArray, min, sql } from 'drizzle-orm'
import type { JournalKind } from '../../core/journal.ts'
import type { ShiftCounts } from '../../core/shift-report.ts'
import { jobIsOpen, journal, printJob, sale } from './schema.ts'
import type { Tx } from './store.ts'

type Reader = Pick<Tx, 'select'>

/** Counted from the journal's entry of the shift's opening on, so that a clock that was set counts nothing twice. */
export function shiftCounts(db: Reader, shiftId: string): ShiftCounts {
  const since = openingOf(db, shiftId)
  return {
    tokens: tokensSold(db, shiftId),
    reprints: entries(db, 'ticket.reprinted', since) + printedAgain(db, since),
    drawerOpenings: entries(db, 'drawer.opened', since) - entries(db, 'drawer.stayed_shut', since),
    uncertain: ticketsThatAre(db, shiftId, 'uncertain'),
    failed: ticketsThatAre(db, shiftId, 'failed'),
  }
}

/** One shift is open at a time, so whatever was written down since belongs to it. */
function openingOf(db: Reader, shiftId: string): number {
  const isOpening = and(eq(journal.subjectId, shiftId), eq(journal.kind, 'shift.opened'))
  const first = db
    .select({ seq: min(journal.seq) })
    .from(journal)
    .where(isOpening)
    .get()
  return first?.seq ?? 0
}

const isSince = (kind: JournalKind, seq: number) => and(eq(journal.kind, kind), gte(journal.seq, seq))

function entries(db: Reader, kind: JournalKind, since: number): number {
  return db.select({ n: count() }).from(journal).where(isSince(kind, since)).get()?.n ?? 0
}

/** Tickets of which a person said that they did not come out: each was printed again. */
function printedAgain(db: Reader, since: number): number {
  const n = sql<number>`ifnull(sum(ifnull(${journal.body} ->> '$.data.count', 1)), 0)`
  const didNot = sql`${journal.body} ->> '$.data.state' in ('queued', 'held')`
  return (
    db
      .select({ n })
      .from(journal)
      .where(and(isSince('ticket.answered', since), didNot))
      .get()?.n ?? 0
  )
}

function ticketsThatAre(db: Reader, shiftId: string, state: 'uncertain' | 'failed'): number {
  const isTheirs = and(inArray(printJob.state, [state]), jobIsOpen, eq(sale.shiftId, shiftId))
  const row = db
    .select({ n: count() })
    .from(printJob)
    .innerJoin(sale, eq(sale.id, printJob.saleId))
    .where(isTheirs)
    .get()
  return row?.n ?? 0
}

/** Also the slips of a batch whose seller settled. */
function tokensSold(db: Reader, shiftId: string): number {
  const n = sql<number>`ifnull(sum(${sale.quantity}), 0)`
  return db.select({ n }).from(sale).where(eq(sale.shiftId, shiftId)).get()?.n ?? 0
}
