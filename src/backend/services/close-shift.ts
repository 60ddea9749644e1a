/** Closing a counted shift: for good, with its Z report, or into the hands of the next cashier. */
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { worthOf } from '../../core/cash-count.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { shift } from '../store/schema.ts'
import type { Here, Store, Tx } from '../store/store.ts'
import { checkFacts, requireCountable, requireLast, shiftFact } from './count-shift.ts'
import { movementFact, putMovement } from './move-cash.ts'
import { eachOnce, openedBy, putShift, type Sum } from './open-shift.ts'
import type { Proofs } from './proofs.ts'
import type { Roster, Worker } from './roster.ts'
import type { ShiftRow } from './till-now.ts'
import { putZReport, zFact } from './z-report.ts'

type Calls = TellerContract['till']
type CloseInput = z.output<Calls['close']['input']>
type HandInput = z.output<Calls['handOver']['input']>

/** A shift, and whether it was this press that closed it, or opened it. */
export interface Closed {
  readonly row: ShiftRow
  readonly isNew: boolean
}

/** Whoever closed it and presses again finds it closed. @throws AppError `shift_closed`, `shift_not_counted`, `counted_meanwhile` */
export function closeShift(store: Store, input: CloseInput, person: Signed): Closed {
  const done = store.db.select().from(shift).where(eq(shift.id, input.shiftId)).get()
  if (done?.closedById === person.id) return { row: done, isNew: false }
  return store.write((tx, at) => {
    const { row, fact } = putClosed(store, tx, input, person, at)
    return { value: { row, isNew: true }, fact }
  })
}

export interface HandOverTools {
  readonly store: Store
  readonly roster: Roster
  readonly proofs: Proofs
}

/**
 * One transaction: the shift is closed as counted, and the next cashier's is open with that cash. What goes to the safe
 * at that moment is booked in the new shift, because the old one's count stays as it was counted.
 *
 * @throws AppError as `closeShift`; `check_fields` where that person cannot take it over; as `Proofs.check`;
 * `not_in_drawer` where more is dropped than was counted
 */
export async function handOver(
  { store, roster, proofs }: HandOverTools,
  input: HandInput,
  ctx: CallContext,
): Promise<Closed> {
  const person = ctx.person()
  const made = openedBy(store.db, input.requestId)
  if (made) return { row: made, isNew: false }
  const now = requireCountable(store.db, input.shiftId, person)
  requireTaker(roster, input.toPersonId, now)
  const taker = await proofs.check(input.toPersonId, input.proof, person)
  ctx.requireStill()
  const cafe = store.here()
  if (!cafe) throw new AppError('conflict', 'not_set_up')
  return store.write((tx, at) => {
    requireTaker(roster, taker.id, now)
    const closed = putClosed(store, tx, input, person, at)
    const next = takeOver(tx, { cafe, input, from: closed.row, person, taker: { ...person, ...actor(taker) }, at })
    return { value: { row: next.row, isNew: true }, fact: closed.fact, also: next.facts }
  })
}

/** Somebody else who works here and has a password of their own. @throws AppError `check_fields` */
function requireTaker(roster: Roster, id: string, { personId }: ShiftRow): Worker {
  const taker = roster.here().find((worker) => worker.id === id && holds(worker.role, 'till.work'))
  if (taker && !taker.mustChangePassword && taker.id !== personId) return taker
  throw new AppError('bad_request', 'check_fields', { fields: { toPersonId: 'invalid' } })
}

function putClosed(store: Store, tx: Tx, { shiftId, counts, note }: CloseInput, person: Signed, at: number) {
  const before = requireCountable(tx, shiftId, person)
  requireLast(before, counts)
  if (before.state !== 'counting' || before.counted === null) throw new AppError('conflict', 'shift_not_counted')
  const set = { state: 'closed', closedAt: at, closedById: person.id, closedByName: person.name, note } as const
  const row = tx.update(shift).set(set).where(eq(shift.id, shiftId)).returning().get() as ShiftRow
  const data = { ...zFact(putZReport(store, tx, shiftId, at)), ...checkFacts(tx, row), ...(note !== null && { note }) }
  return { row, fact: shiftFact('shift.closed', row, person, data) }
}

interface TakeOver {
  readonly cafe: Here
  readonly input: HandInput
  readonly from: ShiftRow
  readonly person: Signed
  readonly taker: Signed
  readonly at: number
}

function takeOver(tx: Tx, { cafe, input, from, person, taker, at }: TakeOver) {
  const floats = floatsOf(from, cafe.currency)
  for (const { currency, amountMinor } of input.drops) {
    const counted = floats.find((float) => float.currency === currency)?.amountMinor ?? 0
    if (amountMinor > counted) throw new AppError('conflict', 'not_in_drawer')
  }
  const opening = { requestId: input.requestId, cafe, floats, takenFromId: from.id, person: taker, at }
  const { row, fact } = putShift(tx, opening)
  const drops = input.drops
    .filter(({ amountMinor }) => amountMinor > 0)
    .map((drop) => {
      const what = { requestId: uuidv7(), shiftId: row.id, kind: 'drop', ...drop, reason: '' } as const
      return movementFact(putMovement(tx, what, { person, at, day: row.day }), row.number, person)
    })
  return { row, facts: [fact, ...drops] }
}

/** As counted, the location's currency first. */
function floatsOf({ counted }: ShiftRow, currency: string): Sum[] {
  const sums = (counted ?? []).map((of) => ({ currency: of.currency, amountMinor: worthOf(of.pieces) }))
  return eachOnce([{ currency, amountMinor: 0 }, ...sums])
}
