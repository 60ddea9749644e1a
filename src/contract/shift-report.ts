/** Calls about the reports of shifts: X of the open one, Z of those that were closed. */
import { z } from 'zod'
import { METHODS } from '../core/payments.ts'
import { PLAN_KINDS } from '../core/plan.ts'
import { MOVEMENT_KINDS, type ShiftReport as Report } from '../core/shift-report.ts'
import { command, query } from './define.ts'
import { Id, Nothing } from './fields.ts'

const Sold = { quantity: z.int(), soldMinor: z.int(), backMinor: z.int() } as const

const Totals = z.object({
  grossMinor: z.int(),
  discountMinor: z.int(),
  taxOnTopMinor: z.int(),
  roundingMinor: z.int(),
  soldMinor: z.int(),
  refunds: z.int(),
  refundMinor: z.int(),
  voids: z.int(),
  voidMinor: z.int(),
  netMinor: z.int(),
})

const Drawer = z.object({
  currency: z.string(),
  floatMinor: z.int(),
  takenMinor: z.int(),
  settledMinor: z.int(),
  changeMinor: z.int(),
  refundMinor: z.int(),
  payInMinor: z.int(),
  payOutMinor: z.int(),
  dropMinor: z.int(),
  expectedMinor: z.int(),
  counted: z.array(z.object({ valueMinor: z.int(), pieces: z.int() })).nullable(),
  countedMinor: z.int().nullable(),
  differenceMinor: z.int().nullable(),
})

/** See core's `ShiftReport`. */
export const ReportBody: z.ZodType<Report> = z.object({
  version: z.literal(1),
  number: z.int().nullable(),
  at: z.int(),
  cafeName: z.string(),
  counterId: z.string(),
  timeZone: z.string(),
  currency: z.string(),
  shift: z.object({
    id: z.uuid(),
    number: z.int(),
    cashierName: z.string(),
    openedAt: z.int(),
    day: z.string(),
    takenFrom: z.int().nullable(),
    countedAt: z.int().nullable(),
    counts: z.int(),
    closedAt: z.int().nullable(),
    closedByName: z.string().nullable(),
    note: z.string().nullable(),
  }),
  sales: z.object({ count: z.int(), first: z.int().nullable(), last: z.int().nullable() }),
  totals: Totals,
  methods: z.array(
    z.object({
      method: z.enum(METHODS),
      payments: z.int(),
      soldMinor: z.int(),
      backMinor: z.int(),
      settledMinor: z.int(),
    }),
  ),
  plans: z.array(z.object({ name: z.string(), ...Sold })),
  kinds: z.array(z.object({ kind: z.enum(PLAN_KINDS), ...Sold })),
  taxes: z.array(
    z.object({
      name: z.string().nullable(),
      basisPoints: z.int().nullable(),
      baseMinor: z.int(),
      taxMinor: z.int(),
    }),
  ),
  cash: z.array(Drawer).nullable(),
  movements: z.array(
    z.object({
      at: z.int(),
      kind: z.enum(MOVEMENT_KINDS),
      currency: z.string(),
      amountMinor: z.int(),
      reason: z.string(),
      byName: z.string(),
      approvedByName: z.string().nullable(),
    }),
  ),
  people: z.array(z.object({ name: z.string(), sales: z.int(), discountMinor: z.int(), ...Sold })),
  counts: z.object({
    tokens: z.int(),
    reprints: z.int(),
    drawerOpenings: z.int(),
    uncertain: z.int(),
    failed: z.int(),
  }),
  grandTotal: z.object({ beforeMinor: z.int(), afterMinor: z.int() }),
})

/** A report, and whether it can be trusted. */
const FoundReport = z.object({
  report: ReportBody,
  /** SHA-256 of a Z as it was stored; null: an X. */
  hash: z.string().nullable(),
  /** It is not what was stored, or not what the journal says was stored: somebody changed the database. */
  isAltered: z.boolean(),
})
export type FoundReport = z.infer<typeof FoundReport>

/** A Z in the list of them. */
const ZLine = z.object({
  number: z.int(),
  at: z.int(),
  shiftId: z.uuid(),
  shiftNumber: z.int(),
  cashierName: z.string(),
  netMinor: z.int(),
  /** Counted less expected, by currency. */
  differences: z.array(z.object({ currency: z.string(), differenceMinor: z.int() })),
  isAltered: z.boolean(),
  /** How many numbers are missing before it, which nothing but a hand in the database explains. */
  missingBefore: z.int(),
})
export type ZLine = z.infer<typeof ZLine>

const OfShift = z.object({ shiftId: Id })

export const shiftReport = {
  /** The X of the open shift: its cashier's without what the drawer should hold, until they have counted and closed. */
  x: query({ needs: 'till.work', input: Nothing, output: FoundReport }),
  /** Zs before a number, newest first; those of one's own shifts only, unless one leads. */
  list: query({
    needs: 'till.work',
    input: z.object({ before: z.int().nullable(), limit: z.int().min(1).max(100) }),
    output: z.object({ reports: z.array(ZLine), more: z.boolean() }),
  }),
  /** The report of a shift: its Z, or its X while it is open. */
  get: query({ needs: 'till.work', input: OfShift, output: FoundReport }),
  /** Prints it on this counter's printer; each further print of a Z says that it is a copy. */
  print: command({ needs: 'till.work', input: OfShift, output: z.object({ jobId: z.uuid(), copy: z.int() }) }),
  /** The same as a file for A4 paper. */
  pdf: command({
    needs: 'till.work',
    rate: 'sheet',
    input: OfShift,
    output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.base64() }),
  }),
}
