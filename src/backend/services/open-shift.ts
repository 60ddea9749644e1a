/** Opening a shift: its number, its floats, and what the shift before it left in the drawer. */
import { and, desc, eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import { stampOf } from '../../core/business-day.ts'
import { worthOf } from '../../core/cash-count.ts'
import { AppError } from '../../core/errors.ts'
import { actor, type Signed } from '../callers.ts'
import { shift } from '../store/schema.ts'
import type { Fact, Here, Store, Tx } from '../store/store.ts'
import { movementBy, putMovement } from './move-cash.ts'
import { type ShiftRow, shiftNow } from './till-now.ts'

type Input = z.output<TellerContract['till']['open']['input']>

/** So much of one currency. */
export interface Sum {
  readonly currency: string
  readonly amountMinor: number
}

/** The same request again answers with the shift it opened. @throws AppError `shift_open`, `shift_closed`, `not_set_up` */
export function openShift(store: Store, input: Input, person: Signed): ShiftRow {
  const { requestId, floatMinor, foreign } = input
  const opened = openedBy(store.db, requestId)
  if (opened) return opened
  const cafe = store.here()
  if (!cafe) throw new AppError('conflict', 'not_set_up')
  return store.write((tx, at) => {
    const before = shiftNow(tx)
    if (before) throw new AppError('conflict', 'shift_open', { values: { name: before.personName } })
    const floats = [{ currency: cafe.currency, amountMinor: floatMinor }, ...foreign]
    const { row, fact } = putShift(tx, { requestId, cafe, floats, takenFromId: null, person, at })
    return { value: row, fact }
  })
}

/** @throws AppError `shift_closed` */
export function openedBy(db: Pick<Tx, 'select'>, requestId: string): ShiftRow | undefined {
  const made = movementBy(db, requestId)
  const row = made && db.select().from(shift).where(eq(shift.id, made.shiftId)).get()
  if (row?.state === 'closed') throw new AppError('conflict', 'shift_closed')
  return row
}

interface NewShift {
  readonly requestId: string
  readonly cafe: Here
  /** The first is of the location's currency. */
  readonly floats: readonly Sum[]
  readonly takenFromId: string | null
  readonly person: Signed
  readonly at: number
}

export function putShift(tx: Tx, { requestId, cafe, floats, takenFromId, person, at }: NewShift) {
  const left = leftBefore(tx, cafe.id)
  const { day } = stampOf(at, cafe.timeZone, '')
  const who = { personId: person.id, personName: person.name }
  const what = { number: nextNumber(tx), locationId: cafe.id, state: 'open', openedAt: at, day, takenFromId } as const
  const row = tx
    .insert(shift)
    .values({ id: uuidv7(), ...what, ...who })
    .returning()
    .get()
  for (const [place, float] of eachOnce(floats).entries()) {
    const movement = { shiftId: row.id, kind: 'float', ...float, reason: '' } as const
    putMovement(tx, { requestId: place === 0 ? requestId : uuidv7(), ...movement }, { person, at, day })
  }
  return { row, fact: openedFact(row, eachOnce(floats), left, person) }
}

/** What the last shift left in the drawer, by its count; undefined where there was none. */
export function leftBefore(db: Pick<Tx, 'select'>, locationId: string) {
  const isBefore = and(eq(shift.locationId, locationId), eq(shift.state, 'closed'))
  const last = db.select().from(shift).where(isBefore).orderBy(desc(shift.number)).limit(1).get()
  if (!last) return undefined
  const sums = (last.counted ?? []).map(({ currency, pieces }) => ({ currency, amountMinor: worthOf(pieces) }))
  return { number: last.number, personName: last.personName, sums: sums.filter(({ amountMinor }) => amountMinor > 0) }
}

/** Where the float is not what was left before, the journal says both: somebody was at the drawer in between. */
function openedFact(row: ShiftRow, floats: readonly Sum[], left: ReturnType<typeof leftBefore>, person: Signed): Fact {
  const [{ currency, amountMinor: floatMinor } = { currency: '', amountMinor: 0 }, ...foreign] = floats
  const leftMinor = left?.sums.find((sum) => sum.currency === currency)?.amountMinor ?? 0
  const other = left && leftMinor !== floatMinor ? { leftMinor } : {}
  const more = foreign.length > 0 ? { foreign } : {}
  const subject = { type: 'shift', id: row.id, name: String(row.number) } as const
  const data = { floatMinor, currency, ...other, ...more }
  return { kind: 'shift.opened', by: actor(person), subject, data }
}

/** Each currency once; of foreign ones only what is there. */
export function eachOnce(sums: readonly Sum[]): Sum[] {
  const byCurrency = new Map<string, number>()
  for (const { currency, amountMinor } of sums) {
    byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + amountMinor)
  }
  const all = [...byCurrency].map(([currency, amountMinor]) => ({ currency, amountMinor }))
  return all.filter(({ amountMinor }, at) => at === 0 || amountMinor > 0)
}

function nextNumber(tx: Tx): number {
  const last = tx
    .select({ n: max(shift.number) })
    .from(shift)
    .get()
  return (last?.n ?? 0) + 1
}
