/** Calls about the till: the shift of this counter and its drawer. */
import { z } from 'zod'
import { isCountable, MAX_LOOSE_MINOR } from '../core/denominations.ts'
import { command, query } from './define.ts'
import { AmountMinor, Currency, Id, Name, Note, Nothing } from './fields.ts'
import { Proof } from './session.ts'

/** So much of one currency. */
const Sum = z.object({ currency: Currency, amountMinor: AmountMinor })
const Sums = z.array(Sum).max(20, { error: 'too_long' })

/** What a drawer should hold of one currency. */
const Expected = z.object({ currency: z.string(), expectedMinor: z.int() })

/** The same beside what was counted; the difference is counted less expected. */
export const DrawerCheck = Expected.extend({ countedMinor: z.int(), differenceMinor: z.int() })
export type DrawerCheck = z.infer<typeof DrawerCheck>

/** The pieces of one currency, each worth once, none that this currency does not have. */
const CountedCurrency = z
  .object({
    currency: Currency,
    pieces: z
      .array(
        z.object({
          valueMinor: AmountMinor,
          pieces: z
            .int({ error: 'not_a_number' })
            .min(0, { error: 'too_small' })
            .max(MAX_LOOSE_MINOR, { error: 'too_large' }),
        }),
      )
      .max(40, { error: 'too_long' })
      .readonly(),
  })
  .refine(({ currency, pieces }) => pieces.every((of) => isCountable(of, currency)), {
    error: 'invalid',
  })
  .refine(({ pieces }) => new Set(pieces.map(({ valueMinor }) => valueMinor)).size === pieces.length, {
    error: 'invalid',
  })

/** A drawer as it was counted, each currency once. */
const Counted = z
  .array(CountedCurrency)
  .min(1, { error: 'required' })
  .max(20, { error: 'too_long' })
  .refine((list) => new Set(list.map(({ currency }) => currency)).size === list.length, { error: 'invalid' })
  .readonly()

/** The open shift. Nothing here tells a cashier what the drawer should hold before they have counted it. */
export const ShiftNow = z.object({
  id: z.uuid(),
  /** Running number of this counter, without gaps. */
  number: z.int(),
  personId: z.uuid(),
  personName: z.string(),
  /** `counting`: nothing is sold, because the cash is being counted. */
  state: z.enum(['open', 'counting']),
  /** UTC epoch milliseconds. */
  openedAt: z.int(),
  /** Open for so long that somebody must have forgotten it. */
  isForgotten: z.boolean(),
  /** May the caller sell into it? */
  isMine: z.boolean(),
  /** May the caller count and close it? */
  mayClose: z.boolean(),
  /** Which currencies may lie in the drawer, the location's first. */
  currencies: z.array(z.string()),
  /** How often it was counted. */
  counts: z.int(),
  /** What the last count found, while nothing has been sold since; null: not counted, or not for the caller. */
  check: z.array(DrawerCheck).nullable(),
  /** What the drawer should hold now; null: not for the caller. */
  expected: z.array(Expected).nullable(),
})
export type ShiftNow = z.infer<typeof ShiftNow>

/** What goes through the drawer without a sale. `drop` goes to the safe. */
export const MovementKind = z.enum(['pay_in', 'pay_out', 'drop'])
export type MovementKind = z.infer<typeof MovementKind>

export const CashMovement = z.object({
  id: z.uuid(),
  kind: z.enum(['float', ...MovementKind.options]),
  currency: z.string(),
  amountMinor: z.int(),
  reason: z.string(),
  personName: z.string(),
  /** Null: it took nobody else's word. */
  approvedByName: z.string().nullable(),
  at: z.int(),
})
export type CashMovement = z.infer<typeof CashMovement>

/** A shift in the list of shifts. */
export const ShiftLine = z.object({
  id: z.uuid(),
  number: z.int(),
  personName: z.string(),
  state: z.enum(['open', 'counting', 'closed']),
  openedAt: z.int(),
  isForgotten: z.boolean(),
  closedAt: z.int().nullable(),
  closedByName: z.string().nullable(),
  /** Of its Z report; null while it is open. */
  zNumber: z.int().nullable(),
  counts: z.int(),
  note: z.string().nullable(),
  /** Null: not closed yet. */
  check: z.array(DrawerCheck).nullable(),
})
export type ShiftLine = z.infer<typeof ShiftLine>

export const ShiftView = ShiftLine.extend({
  /** The shift whose cash it took over. */
  takenFrom: z.object({ number: z.int(), personName: z.string() }).nullable(),
  movements: z.array(CashMovement),
})
export type ShiftView = z.infer<typeof ShiftView>

const ThisShift = { shiftId: Id } as const
/** Which count the screen speaks of: how many it knew. Another window may have counted meanwhile. */
const OfCount = { ...ThisShift, counts: z.int().min(0, { error: 'too_small' }) } as const

export const till = {
  /** Null: between two shifts, when nothing can be sold. */
  now: query({ needs: 'till.work', input: Nothing, output: ShiftNow.nullable() }),
  /** What the last shift left in the drawer, by its count, and which currencies one may begin with. */
  left: query({
    needs: 'till.work',
    input: Nothing,
    output: z.object({
      /** Null: there was none. */
      before: z.object({ number: z.int(), personName: z.string() }).nullable(),
      sums: z.array(Sum),
      /** The location's first. */
      currencies: z.array(z.string()),
    }),
  }),
  /** Opens a shift of one's own with the cash that lies in the drawer. */
  open: command({
    needs: 'till.work',
    input: z.object({
      /** Made by the screen for one press of the button. */
      requestId: Id,
      floatMinor: AmountMinor,
      /** Of other currencies. */
      foreign: Sums.default([]),
    }),
    output: ShiftNow,
  }),
  /**
   * Cash into the drawer, out of it, or to the safe. Who does not lead needs an approval of `till.pay_out` to take some
   * out. The same `requestId` again answers with the movement it already made.
   */
  move: command({
    needs: 'till.work',
    rate: 'cash',
    sensitive: true,
    input: z.object({
      requestId: Id,
      ...ThisShift,
      kind: MovementKind,
      currency: Currency,
      amountMinor: AmountMinor.min(1, { error: 'too_small' }),
      reason: Name,
      approvalId: Id.nullable().default(null),
    }),
    output: CashMovement,
  }),
  /** From here on nothing is sold, until the shift is closed or somebody goes back to selling. */
  startCount: command({ needs: 'till.work', input: z.object(ThisShift), output: ShiftNow }),
  /** What was counted, without knowing what should be there; it is on the disk before that is told. */
  count: command({ needs: 'till.work', input: z.object({ ...OfCount, counted: Counted }), output: ShiftNow }),
  backToSelling: command({ needs: 'till.work', input: z.object(ThisShift), output: ShiftNow }),
  /** Closes a counted shift and makes its Z report. */
  close: command({
    needs: 'till.work',
    input: z.object({ ...OfCount, note: Note.nullable().default(null) }),
    output: ShiftView,
  }),
  /** Closes a counted shift and opens another person's with that cash, of which some may go to the safe. */
  handOver: command({
    needs: 'till.work',
    rate: 'approval',
    sensitive: true,
    input: z.object({
      requestId: Id,
      ...OfCount,
      toPersonId: Id,
      proof: Proof,
      note: Note.nullable().default(null),
      drops: Sums.default([]),
    }),
    output: ShiftNow,
  }),
  /** Newest first, those before a number; one's own only, unless one leads. */
  list: query({
    needs: 'till.work',
    input: z.object({ before: z.int().nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ shifts: z.array(ShiftLine), more: z.boolean() }),
  }),
  get: query({ needs: 'till.work', input: z.object({ id: Id }), output: ShiftView }),
}
