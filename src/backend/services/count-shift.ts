/** Counting a drawer: selling rests, the count is on the disk, and only then it is told what should have been there. */
import { eq } from 'drizzle-orm'
import { type Counted, worthOf } from '../../core/cash-count.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalKind } from '../../core/journal.ts'
import { MAX_AMOUNT_MINOR } from '../../core/money.ts'
import { checkDrawer } from '../../core/shift.ts'
import { actor, type Signed } from '../callers.ts'
import { drawerOf } from '../store/drawer-contents.ts'
import { shift } from '../store/schema.ts'
import type { Fact, Store, Tx } from '../store/store.ts'
import { mayClose, type ShiftRow } from './till-now.ts'

/** A shift that is not closed, for somebody who may count it. @throws AppError `no_such_shift`, `shift_closed`, `not_own_shift` */
export function requireCountable(tx: Pick<Tx, 'select'>, shiftId: string, person: Signed): ShiftRow {
  const row = tx.select().from(shift).where(eq(shift.id, shiftId)).get()
  if (!row || row.locationId !== person.locationId) throw new AppError('not_found', 'no_such_shift')
  if (!mayClose(row, person)) throw new AppError('forbidden', 'not_own_shift', { values: { name: row.personName } })
  if (row.state === 'closed') {
    throw new AppError('conflict', 'shift_closed', { values: { name: row.closedByName ?? '' } })
  }
  return row
}

/** A shift that is being counted, and whether it was this press that began it: only that one opens the drawer. */
interface Counting {
  readonly row: ShiftRow
  readonly isNew: boolean
}

/** A second press changes nothing. @throws AppError as `requireCountable` */
export function startCount(store: Store, shiftId: string, person: Signed): Counting {
  const now = requireCountable(store.db, shiftId, person)
  if (now.state === 'counting') return { row: now, isNew: false }
  return store.write((tx) => {
    const row = change(tx, requireCountable(tx, shiftId, person), { state: 'counting' })
    return { value: { row, isNew: true }, fact: shiftFact('shift.count_started', row, person) }
  })
}

/** Selling goes on. What was counted is history then, because the drawer changes; that it was counted is not. */
export function backToSelling(store: Store, shiftId: string, person: Signed): ShiftRow {
  const now = requireCountable(store.db, shiftId, person)
  if (now.state === 'open') return now
  return store.write((tx) => {
    const before = requireCountable(tx, shiftId, person)
    const row = change(tx, before, { state: 'open', counted: null, countedAt: null })
    return { value: row, fact: shiftFact('shift.count_left', row, person, { counts: row.counts }) }
  })
}

/** What is counted, and which count it is: how many there were before it. */
interface Count {
  readonly shiftId: string
  readonly counts: number
  readonly counted: Counted
}

/** A second press finds the count it made. @throws AppError `shift_not_counting`, `counted_meanwhile`, `check_fields` */
export function putCount(store: Store, { shiftId, counts, counted }: Count, person: Signed): ShiftRow {
  requireSensible(counted)
  const now = requireCountable(store.db, shiftId, person)
  if (now.counts === counts + 1 && isSame(now.counted, counted)) return now
  return store.write((tx, at) => {
    const before = requireCountable(tx, shiftId, person)
    requireLast(before, counts)
    if (before.state !== 'counting') throw new AppError('conflict', 'shift_not_counting')
    const row = change(tx, before, { counted: whole(counted), countedAt: at, counts: counts + 1 })
    const data = { ...checkFacts(tx, row), notesAndCoins: row.counted }
    return { value: row, fact: shiftFact('shift.counted', row, person, data) }
  })
}

/** The screen knew every count that there was. @throws AppError `counted_meanwhile` */
export function requireLast(row: ShiftRow, counts: number): void {
  if (row.counts !== counts) throw new AppError('conflict', 'counted_meanwhile')
}

/** What the last count says about the drawer, for the journal: of the location's currency, and of others that lie there. */
export function checkFacts(tx: Pick<Tx, 'select'>, { id, counts, counted }: ShiftRow) {
  const [own, ...foreign] = checkDrawer(drawerOf(tx, id), counted ?? [])
  return { counts, ...own, ...(foreign.length > 0 && { foreign }) }
}

function change(tx: Tx, { id }: ShiftRow, set: Partial<typeof shift.$inferInsert>): ShiftRow {
  return tx.update(shift).set(set).where(eq(shift.id, id)).returning().get() as ShiftRow
}

export function shiftFact(kind: JournalKind, row: ShiftRow, person: Signed, data: object = {}): Fact {
  const subject = { type: 'shift', id: row.id, name: String(row.number) } as const
  return { kind, by: actor(person), subject, data: { cashier: row.personName, ...data } }
}

/** Each piece alone may be sensible and all of them together not. */
function requireSensible(counted: Counted): void {
  if (counted.every(({ pieces }) => worthOf(pieces) <= MAX_AMOUNT_MINOR)) return
  throw new AppError('bad_request', 'check_fields', { fields: { counted: 'too_large' } })
}

/** What is not there is not written down. */
function whole(counted: Counted): Counted {
  return counted.map(({ currency, pieces }) => ({ currency, pieces: pieces.filter((of) => of.pieces > 0) }))
}

function isSame(stored: Counted | null, counted: Counted): boolean {
  return stored !== null && JSON.stringify(stored) === JSON.stringify(whole(counted))
}
