/** Cash into the drawer, out of it, or to the safe, without a sale: never more than the drawer should hold. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import { holds } from '../../core/permissions.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { drawerOf } from '../store/drawer-contents.ts'
import { cashMovement } from '../store/schema.ts'
import type { Fact, Store, Tx } from '../store/store.ts'
import type { Approvals, Asked } from './approval.ts'
import { requireTill, type ShiftRow, shiftNow } from './till-now.ts'

export type MovementRow = typeof cashMovement.$inferSelect
type NewMovement = Pick<MovementRow, 'requestId' | 'shiftId' | 'kind' | 'currency' | 'amountMinor' | 'reason'>
type Input = z.output<TellerContract['till']['move']['input']>

interface Tools {
  readonly store: Store
  readonly approvals: Approvals
}

/** A movement, and whether it was this press that made it: only that one opens the drawer. */
interface Move {
  readonly row: MovementRow
  readonly isNew: boolean
}

/**
 * The same request again answers with the movement it already made.
 *
 * @throws AppError `no_open_shift`, `shift_closed`, `shift_being_counted`, `shift_of_other`, `approval_needed`,
 * `approval_not_valid`, `not_in_drawer`
 */
export function moveCash({ store, approvals }: Tools, input: Input, ctx: CallContext): Move {
  const person = ctx.person()
  const made = movementBy(store.db, input.requestId)
  if (made) return { row: made, isNew: false }
  const { approvalId, ...what } = input
  const approver = approverFor({ store, approvals }, input, ctx)
  return store.write((tx, at) => {
    const { day } = requireTillOf(store, tx, input.shiftId, person, at)
    const taken = what.kind === 'pay_in' ? 0 : what.amountMinor
    if (taken > expectedIn(tx, what.shiftId, what.currency)) throw new AppError('conflict', 'not_in_drawer')
    const row = putMovement(tx, what, { person, approver, at, day })
    const fact = movementFact(row, shiftNow(tx)?.number ?? 0, person, approver)
    return { value: { row, isNew: true }, fact }
  })
}

/** A payment out of the drawer as somebody approves it. @throws AppError `no_open_shift`, `shift_closed` */
export function payOutAsked(
  store: Store,
  { shiftId, currency }: { readonly shiftId: string; readonly currency: string },
): Asked {
  const { id, number } = requireOpen(store.db, shiftId)
  return {
    mayApprove: ({ role }) => holds(role, 'till.lead'),
    currency,
    subject: { type: 'shift', id, name: String(number) },
  }
}

export function movementBy(db: Pick<Tx, 'select'>, requestId: string): MovementRow | undefined {
  return db.select().from(cashMovement).where(eq(cashMovement.requestId, requestId)).get()
}

interface Moved {
  readonly person: Signed
  readonly approver?: Actor | undefined
  readonly at: number
  readonly day: string
}

export function putMovement(tx: Tx, what: NewMovement, { person, approver, at, day }: Moved): MovementRow {
  const by = { personId: person.id, personName: person.name }
  const approvedBy = { approvedById: approver?.id ?? null, approvedByName: approver?.name ?? null }
  return tx
    .insert(cashMovement)
    .values({ id: uuidv7(), ...what, ...by, ...approvedBy, at, day })
    .returning()
    .get()
}

export function movementFact(row: MovementRow, number: number, person: Actor, approver?: Actor): Fact {
  const { shiftId, kind: movement, currency, amountMinor, reason } = row
  const subject = { type: 'shift', id: shiftId, name: String(number) } as const
  const who = { by: actor(person), ...(approver && { approvedBy: actor(approver) }) }
  return { kind: 'shift.cash_moved', ...who, subject, data: { movement, amountMinor, currency, reason } }
}

/** Undefined: the person may do it alone. */
function approverFor({ store, approvals }: Tools, input: Input, ctx: CallContext): Actor | undefined {
  const person = ctx.person()
  if (input.kind !== 'pay_out' || holds(person.role, 'till.lead')) return undefined
  if (input.approvalId === null) throw new AppError('forbidden', 'approval_needed')
  const { shiftId, currency, amountMinor, reason } = input
  const action = { kind: 'till.pay_out', shiftId, currency, amountMinor, reason } as const
  return approvals.take(input.approvalId, ctx.callerId, person, action, payOutAsked(store, action))
}

function requireTillOf(store: Store, tx: Tx, shiftId: string, person: Signed, at: number) {
  requireOpen(tx, shiftId)
  return requireTill(store, tx, person, at)
}

/** The shift that the screen speaks of, if it is still the open one. @throws AppError `no_open_shift`, `shift_closed` */
export function requireOpen(db: Pick<Tx, 'select'>, shiftId: string): ShiftRow {
  const row = shiftNow(db)
  if (!row) throw new AppError('conflict', 'no_open_shift')
  if (row.id !== shiftId) throw new AppError('conflict', 'shift_closed')
  return row
}

function expectedIn(tx: Tx, shiftId: string, currency: string): number {
  return drawerOf(tx, shiftId).find((sum) => sum.currency === currency)?.expectedMinor ?? 0
}
