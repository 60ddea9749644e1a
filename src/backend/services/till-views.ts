/** A shift as it is told: what only leaders may know of it, and what nobody may before they have counted. */
import { and, asc, desc, eq, lt } from 'drizzle-orm'
import type { ShiftLine, ShiftNow, ShiftView } from '../../contract/till.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import { checkDrawer, isForgotten } from '../../core/shift.ts'
import type { Signed } from '../callers.ts'
import { drawerOf } from '../store/drawer-contents.ts'
import { currenciesOf as takenAt } from '../store/money-rules.ts'
import { cashMovement, shift, zReport } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { MovementRow } from './move-cash.ts'
import { leftBefore } from './open-shift.ts'
import { mayClose, maySellInto, type ShiftRow } from './till-now.ts'

export interface ViewTools {
  readonly store: Store
  readonly clock: Clock
}

export function nowView({ store, clock }: ViewTools, row: ShiftRow, person: Signed): ShiftNow {
  const { id, number, personId, personName, state, openedAt, counts } = row
  const leads = holds(person.role, 'till.lead')
  const isTheirs = mayClose(row, person)
  return {
    id,
    number,
    personId,
    personName,
    openedAt,
    counts,
    state: state === 'counting' ? state : 'open',
    isForgotten: isForgotten(openedAt, clock()),
    isMine: maySellInto(store, row, person),
    mayClose: isTheirs,
    currencies: currenciesOf(store, id),
    check: isTheirs ? checkOf(store, row) : null,
    expected: leads ? drawerOf(store.db, id).filter(({ expectedMinor }, at) => at === 0 || expectedMinor !== 0) : null,
  }
}

export function lineView({ store, clock }: ViewTools, row: ShiftRow): ShiftLine {
  const { id, number, personName, state, openedAt, closedAt, closedByName, counts, note } = row
  const z = store.db.select({ number: zReport.number }).from(zReport).where(eq(zReport.shiftId, id)).get()
  return {
    id,
    number,
    personName,
    state,
    openedAt,
    closedAt,
    closedByName,
    counts,
    note,
    isForgotten: state !== 'closed' && isForgotten(openedAt, clock()),
    zNumber: z?.number ?? null,
    check: state === 'closed' ? checkOf(store, row) : null,
  }
}

/** A shift with what went through its drawer. @throws AppError `no_such_shift` for one that is not theirs to see. */
export function shiftView(tools: ViewTools, id: string, person: Signed): ShiftView {
  const { db } = tools.store
  const row = db.select().from(shift).where(eq(shift.id, id)).get()
  const isSeen = row?.locationId === person.locationId && maySee(tools, row, person)
  if (!row || !isSeen) throw new AppError('not_found', 'no_such_shift')
  const before = row.takenFromId && db.select().from(shift).where(eq(shift.id, row.takenFromId)).get()
  const movements = db
    .select()
    .from(cashMovement)
    .where(eq(cashMovement.shiftId, id))
    .orderBy(asc(cashMovement.id))
    .all()
  const takenFrom = before ? { number: before.number, personName: before.personName } : null
  return { ...lineView(tools, row), takenFrom, movements: movements.map(movementView) }
}

export function movementView(row: MovementRow) {
  const { id, kind, currency, amountMinor, reason, personName, approvedByName, at } = row
  return { id, kind, currency, amountMinor, reason, personName, approvedByName, at }
}

/** Newest first: everybody's for who leads, one's own otherwise. */
export function shiftList(tools: ViewTools, before: number | null, limit: number, person: Signed) {
  const isSeen = and(
    eq(shift.locationId, person.locationId),
    holds(person.role, 'till.lead') ? undefined : eq(shift.personId, person.id),
    before === null ? undefined : lt(shift.number, before),
  )
  const rows = tools.store.db
    .select()
    .from(shift)
    .where(isSeen)
    .orderBy(desc(shift.number))
    .limit(limit + 1)
    .all()
  return { shifts: rows.slice(0, limit).map((row) => lineView(tools, row)), more: rows.length > limit }
}

/** The open one may be looked at by whoever sells into it. */
function maySee({ store }: ViewTools, row: ShiftRow, person: Signed): boolean {
  return mayClose(row, person) || (row.state !== 'closed' && maySellInto(store, row, person))
}

function checkOf({ db }: Store, { id, counted }: ShiftRow) {
  return counted && checkDrawer(drawerOf(db, id), counted)
}

/** What the last shift left, and which currencies one may begin with. */
export function leftView(store: Store, { locationId }: Signed) {
  const left = leftBefore(store.db, locationId)
  const sums = left?.sums ?? []
  const before = left ? { number: left.number, personName: left.personName } : null
  const own = store.here()?.currency ?? ''
  return { before, sums, currencies: eachOf([own, ...sums.map(({ currency }) => currency), ...takenAbroad(store)]) }
}

/** The location's, those that were in the drawer, and those that are taken at a rate. */
function currenciesOf(store: Store, shiftId: string): string[] {
  return eachOf([...drawerOf(store.db, shiftId).map(({ currency }) => currency), ...takenAbroad(store)])
}

/** Foreign currencies that are taken at a rate. */
function takenAbroad(store: Store): string[] {
  return takenAt(store.db, store.here()?.id ?? '').map(({ currency }) => currency)
}

function eachOf(currencies: readonly string[]): string[] {
  return [...new Set(currencies)]
}
