/** Reports as they are read: a Z as it was stored, and whether anybody changed it since; an X as it is now. */
import { hash } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import { type FoundReport, ReportBody } from '../../contract/shift-report.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import { blinded, type ShiftReport } from '../../core/shift-report.ts'
import type { Signed } from '../callers.ts'
import { journal, shift, zReport } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { composeReport } from './compose-report.ts'
import type { ShiftRow } from './till-now.ts'

type Reader = Pick<Tx, 'select'>
type ZRow = typeof zReport.$inferSelect

/** The report of a shift that this person may see. @throws AppError `no_such_shift`, `report_unreadable` */
export function reportOf(store: Store, shiftId: string, person: Signed, at: number): FoundReport {
  const row = requireShift(store.db, shiftId, person)
  if (row.state !== 'closed') return xOf(store, row, person, at)
  const stored = store.db.select().from(zReport).where(eq(zReport.shiftId, shiftId)).get()
  if (!stored) throw new AppError('conflict', 'report_unreadable')
  return { report: bodyOf(stored), hash: stored.hash, isAltered: isAltered(store.db, stored) }
}

/** @throws AppError `no_such_shift`, also for other people's: nobody learns what they took */
function requireShift(db: Reader, shiftId: string, person: Signed): ShiftRow {
  const isHere = and(eq(shift.id, shiftId), eq(shift.locationId, person.locationId))
  const row = db.select().from(shift).where(isHere).get()
  if (!row || !(row.personId === person.id || holds(person.role, 'till.lead'))) {
    throw new AppError('not_found', 'no_such_shift')
  }
  return row
}

/** Who leads sees all of an open shift; its cashier must count before they know what should be there. */
function xOf(store: Store, { id }: ShiftRow, person: Signed, at: number): FoundReport {
  const report = composeReport(store, store.db, id, { number: null, at })
  return { report: holds(person.role, 'till.lead') ? report : blinded(report), hash: null, isAltered: false }
}

/** @throws AppError `report_unreadable` */
export function bodyOf({ body }: Pick<ZRow, 'body'>): ShiftReport {
  try {
    return ReportBody.parse(JSON.parse(body))
  } catch (cause) {
    throw new AppError('conflict', 'report_unreadable', { cause })
  }
}

/** Is the body not what was hashed, or the hash not what the journal got when the shift was closed? */
export function isAltered(db: Reader, { shiftId, body, hash: stored }: ZRow): boolean {
  if (hash('sha256', body) !== stored) return true
  const isClosing = and(eq(journal.subjectId, shiftId), eq(journal.kind, 'shift.closed'))
  const entry = db.select({ body: journal.body }).from(journal).where(isClosing).orderBy(desc(journal.seq)).get()
  return entry === undefined || !entry.body.includes(`"zHash":"${stored}"`)
}
