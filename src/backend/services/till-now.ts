/** The open shift of this counter, into which every sale, refund and movement of cash goes. */
import { ne } from 'drizzle-orm'
import { type Stamp, stampOf } from '../../core/business-day.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { Signed } from '../callers.ts'
import { COUNTER_SETTINGS } from '../store/counter-printer.ts'
import { shift } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'

type Reader = Pick<Tx, 'select'>
export type ShiftRow = typeof shift.$inferSelect

/** Where in the books something that is done now belongs. */
export interface TillNow extends Stamp {
  readonly shiftId: string
}

/** Undefined between two shifts. */
export function shiftNow(db: Reader): ShiftRow | undefined {
  return db.select().from(shift).where(ne(shift.state, 'closed')).get()
}

/** @throws AppError `no_open_shift`, `shift_being_counted`, `shift_of_other` */
export function requireTill(store: Store, tx: Reader, person: Signed, at: number): TillNow {
  const row = shiftNow(tx)
  if (!row) throw new AppError('conflict', 'no_open_shift')
  if (row.state === 'counting') throw new AppError('conflict', 'shift_being_counted')
  if (!maySellInto(store, row, person)) {
    throw new AppError('conflict', 'shift_of_other', { values: { name: row.personName } })
  }
  return { shiftId: row.id, ...stampOf(at, store.here()?.timeZone ?? 'UTC', row.day) }
}

/** May this person count and close it, and hear what the count found? */
export function mayClose({ personId }: Pick<ShiftRow, 'personId'>, { id, role }: Pick<Signed, 'id' | 'role'>): boolean {
  return personId === id || holds(role, 'till.lead')
}

export function maySellInto(store: Store, row: ShiftRow, person: Signed): boolean {
  if (mayClose(row, person)) return true
  return store.readSetting<{ readonly ownShiftOnly?: boolean }>(COUNTER_SETTINGS)?.ownShiftOnly !== true
}
