/** The calls about the till: opening a shift, and what is open now. */
import { eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { ShiftNow } from '../../contract/till.ts'
import { stampOf } from '../../core/business-day.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import { cashMovement, shift } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { OWN_SHIFT_ONLY, type ShiftRow, shiftNow } from './till-now.ts'

export interface TillOptions {
  readonly store: Store
  /** Tells the screens that the shift is another. */
  readonly onChange: () => void
}

type TillCalls = TellerContract['till']
type OpenInput = z.output<TillCalls['open']['input']>

export function tillService(options: TillOptions): GroupHandlers<TillCalls, CallContext> {
  const { store, onChange } = options
  return {
    now: (_, ctx) => {
      const row = shiftNow(store.db)
      return row ? viewOf(store, row, ctx.person()) : null
    },
    open: (input, ctx) => {
      const row = openedBy(store, input.requestId) ?? openShift(store, input, ctx.person())
      onChange()
      return viewOf(store, row, ctx.person())
    },
  }
}

function viewOf(
  store: Store,
  { id, number, personId, personName, state, openedAt }: ShiftRow,
  person: Signed,
): ShiftNow {
  const isTheirs = personId === person.id || holds(person.role, 'till.lead')
  const isMine = isTheirs || !store.readSetting<boolean>(OWN_SHIFT_ONLY)
  return { id, number, personId, personName, state: state === 'counting' ? state : 'open', openedAt, isMine }
}

/** The shift that this press of the button has opened already. */
function openedBy({ db }: Store, requestId: string): ShiftRow | undefined {
  const found = db
    .select({ shift })
    .from(cashMovement)
    .innerJoin(shift, eq(shift.id, cashMovement.shiftId))
    .where(eq(cashMovement.requestId, requestId))
    .get()
  return found?.shift.state === 'closed' ? undefined : found?.shift
}

/** @throws AppError `shift_open` */
function openShift(store: Store, { requestId, floatMinor }: OpenInput, person: Signed): ShiftRow {
  const cafe = store.here()
  if (!cafe) throw new AppError('conflict', 'not_set_up')
  return store.write((tx, at) => {
    const before = shiftNow(tx)
    if (before) throw new AppError('conflict', 'shift_open', { values: { name: before.personName } })
    const who = { personId: person.id, personName: person.name }
    const { day } = stampOf(at, cafe.timeZone, '')
    const row = tx
      .insert(shift)
      .values({ id: uuidv7(), number: nextNumber(tx), locationId: cafe.id, ...who, state: 'open', openedAt: at, day })
      .returning()
      .get()
    const { currency } = cafe
    tx.insert(cashMovement)
      .values({
        id: uuidv7(),
        requestId,
        shiftId: row.id,
        kind: 'float',
        currency,
        amountMinor: floatMinor,
        reason: '',
        ...who,
        at,
        day,
      })
      .run()
    const subject = { type: 'shift', id: row.id, name: String(row.number) } as const
    const data = { number: row.number, floatMinor, currency }
    return { value: row, fact: { kind: 'shift.opened', by: actor(person), subject, data } }
  })
}

function nextNumber(tx: Tx): number {
  const last = tx
    .select({ n: max(shift.number) })
    .from(shift)
    .get()
  return (last?.n ?? 0) + 1
}
