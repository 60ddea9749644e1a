/** Calls about what was taken: today as it stands, any period by anything, the sales behind a figure, and files of it. */
import { z } from 'zod'
import { isDay } from '../core/calendar.ts'
import type { FieldProblem } from '../core/errors.ts'
import { METHODS } from '../core/payments.ts'
import { PLAN_KINDS } from '../core/plan.ts'
import { REPORT_BYS, REPORT_STEPS, REPORT_THINGS } from '../core/report.ts'
import { MOST_DAYS } from '../core/report-period.ts'
import { command, query } from './define.ts'
import { Done, Id, Nothing } from './fields.ts'

const says = (problem: FieldProblem) => ({ error: problem })
const Day = z.string().refine(isDay, says('invalid'))

const PeriodFields = { from: Day, until: Day } as const
/** Both ends included. */
const inOrder = ({ from, until }: { from: string; until: string }) =>
  from <= until && Date.parse(until) - Date.parse(from) < MOST_DAYS * 86_400_000
const NotInOrder = { path: ['until'], ...says('invalid') }

const Of = z.object({ by: z.enum(REPORT_THINGS), key: z.string().max(100) })

/** See core's `Sums`; amounts in minor units of the location's currency. */
const SumFields = {
  sales: z.int(),
  tokens: z.int(),
  grossMinor: z.int(),
  discountMinor: z.int(),
  taxMinor: z.int(),
  roundingMinor: z.int(),
  totalMinor: z.int(),
  refunds: z.int(),
  refundMinor: z.int(),
  voids: z.int(),
  voidMinor: z.int(),
  refundTaxMinor: z.int(),
  /** The total, less refunds and voids. */
  netMinor: z.int(),
} as const
export const ReportSums = z.object(SumFields)
export type ReportSums = z.infer<typeof ReportSums>

/** What a row of the period before is compared by. */
const Before = z.object({ sales: z.int(), tokens: z.int(), netMinor: z.int() })

export const ReportRow = z.object({
  /** An id, a method, a kind, basis points, an hour, a day, `2026-W48` or `2026-11`; empty for what has none. */
  key: z.string(),
  /** As it is called now; null where the key says it, or there is none. */
  name: z.string().nullable(),
  ...SumFields,
  /** The same, or the same step, of the period before; null where that has no such step. */
  before: Before.nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>

/** What a report is asked about. */
const Asked = z.object({ ...PeriodFields, by: z.enum(REPORT_BYS), of: Of.nullable() })
const AskedInOrder = Asked.refine(inOrder, NotInOrder).refine(
  ({ by, of }) => of === null || (REPORT_STEPS as readonly string[]).includes(by),
  { path: ['by'], ...says('invalid') },
)
export type ReportAsked = z.infer<typeof Asked>

export const PeriodReport = z.object({
  ...Asked.shape,
  /** What `of` is called. */
  ofName: z.string().nullable(),
  rows: z.array(ReportRow),
  /** The sum of the rows. */
  totals: ReportSums,
  before: z.object({ ...PeriodFields, totals: ReportSums }),
  /** Money with which customers paid what they owed: not part of the takings, which counted when it was sold. */
  settledMinor: z.int(),
})
export type PeriodReport = z.infer<typeof PeriodReport>

/** A sale, refund or void behind a figure. */
export const BookedRow = z.object({
  id: z.uuid(),
  what: z.enum(['sale', 'refund', 'void']),
  saleId: z.uuid(),
  /** The sale's. */
  number: z.int(),
  day: z.string(),
  at: z.int(),
  planName: z.string(),
  planKind: z.enum(PLAN_KINDS),
  quantity: z.int(),
  /** Who sold, or who gave the money back. */
  personName: z.string(),
  /** What it adds to the net takings, or, of one method, to what was paid by it; negative for money given back. */
  amountMinor: z.int(),
})
export type BookedRow = z.infer<typeof BookedRow>

const Cursor = z.object({ day: Day, id: Id })

export const Drawer = z.object({
  shiftNumber: z.int(),
  personName: z.string(),
  state: z.enum(['open', 'counting']),
  contents: z.array(z.object({ currency: z.string(), expectedMinor: z.int() })),
})

export const TodayReport = z.object({
  /** The day of the books, and the same weekday of the week before. */
  day: z.string(),
  dayBefore: z.string(),
  /** The hour it is, by the location's clock. */
  hour: z.int(),
  totals: ReportSums,
  /** Of the same weekday a week before, up to the hour it is now. */
  before: Before,
  hours: z.array(z.object({ hour: z.int(), netMinor: z.int(), sales: z.int(), netBeforeMinor: z.int() })),
  methods: z.array(z.object({ method: z.enum(METHODS), payments: z.int(), netMinor: z.int() })),
  kinds: z.array(z.object({ kind: z.enum(PLAN_KINDS), sales: z.int(), tokens: z.int(), netMinor: z.int() })),
  /** Sessions on all routers of this location; null where none can be asked. */
  online: z.int().nullable(),
  /** One for each open shift of this counter. */
  drawers: z.array(Drawer),
  newest: z.array(BookedRow),
  settledMinor: z.int(),
})
export type TodayReport = z.infer<typeof TodayReport>

export const OwnReport = z.object({
  day: z.string(),
  today: ReportSums,
  /** One's own days of the last five weeks on which something was sold or given back, newest first. */
  days: z.array(z.object({ day: z.string(), sales: z.int(), tokens: z.int(), netMinor: z.int() })),
})
export type OwnReport = z.infer<typeof OwnReport>

/** How far the file is that this window waits for. */
export const ReportProgress = z.object({ done: z.int(), total: z.int() })

export const TABLE_FORMATS = ['csv', 'xlsx', 'pdf'] as const
export const BOOKS_FORMATS = ['csv', 'xlsx'] as const

export const report = {
  /** Today as it stands; ask again when a sale or the status changed. */
  today: query({ needs: 'report.read', input: Nothing, output: TodayReport }),
  /** Any period by anything, beside the period before; `of` looks at one thing over time. */
  period: query({ needs: 'report.read', input: AskedInOrder, output: PeriodReport }),
  /** The sales, refunds and voids behind a figure, newest first. */
  rows: query({
    needs: 'report.read',
    input: z
      .object({
        ...PeriodFields,
        of: Of.nullable(),
        /** The last row that is known; null begins with the newest. */
        after: Cursor.nullable(),
        limit: z.int().min(1).max(200),
      })
      .refine(inOrder, NotInOrder),
    output: z.object({ rows: z.array(BookedRow), more: z.boolean() }),
  }),
  /** One's own takings: of today, and day by day. */
  own: query({ needs: 'sale.read_own', input: Nothing, output: OwnReport }),
  /** Prints the report on this counter's receipt printer. */
  print: command({
    needs: 'report.export',
    rate: 'report',
    input: AskedInOrder,
    output: z.object({ jobId: z.uuid() }),
  }),
  /**
   * Makes a file: the table of a report, or every sale, payment and refund of a period. Reports by `report.progress` and
   * answers when it is made; the file is fetched in parts, and is gone when it was let go.
   */
  export: command({
    needs: 'report.export',
    rate: 'report',
    input: z.union([
      z.object({ what: z.literal('table'), asked: AskedInOrder, format: z.enum(TABLE_FORMATS) }),
      z.object({
        what: z.literal('books'),
        period: z.object(PeriodFields).refine(inOrder, NotInOrder),
        format: z.enum(BOOKS_FORMATS),
      }),
    ]),
    output: z.object({
      exportId: z.uuid(),
      fileName: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      /** Lines without the head. */
      rows: z.int(),
    }),
  }),
  /** A piece of the file that this window had made. */
  exportPart: query({
    needs: 'report.export',
    input: z.object({ exportId: Id, offset: z.int().min(0) }),
    output: z.object({ base64: z.string(), next: z.int().nullable() }),
  }),
  /** Ends what this window waits for, and removes the file it had made. */
  exportEnd: command({ needs: 'report.export', input: Nothing, output: Done }),
}
