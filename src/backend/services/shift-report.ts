/** The calls about the reports of shifts. */
import { and, desc, eq, lt } from 'drizzle-orm'
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { FoundReport, ZLine } from '../../contract/shift-report.ts'
import { AppError } from '../../core/errors.ts'
import { holds } from '../../core/permissions.ts'
import type { Clock } from '../../core/ports.ts'
import type { PagedReport } from '../../core/report-lines.ts'
import { sheetOf } from '../../core/report-sheet.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { PrinterDesk } from '../ports.ts'
import type { PrintStep } from '../store/print-jobs.ts'
import { shift, zReport } from '../store/schema.ts'
import type { Fact, Store } from '../store/store.ts'
import { queueReport } from './report-papers.ts'
import { bodyOf, isAltered, reportOf } from './stored-report.ts'
import { shiftNow } from './till-now.ts'

export interface ShiftReportOptions {
  readonly store: Store
  readonly clock: Clock
  readonly printers: Pick<PrinterDesk, 'kick'>
  /** A job moved on. */
  readonly onStep: (step: PrintStep) => void
  readonly toPdf: (report: PagedReport) => Uint8Array
  readonly practice: boolean
}

type Calls = TellerContract['shiftReport']

export function shiftReportService(options: ShiftReportOptions): GroupHandlers<Calls, CallContext> {
  const { store, clock } = options
  return {
    x: (_, ctx) => {
      const open = shiftNow(store.db)
      if (!open) throw new AppError('conflict', 'no_open_shift')
      return reportOf(store, open.id, ctx.person(), clock())
    },
    list: ({ before, limit }, ctx) => listZs(store, { before, limit }, ctx.person()),
    get: ({ shiftId }, ctx) => reportOf(store, shiftId, ctx.person(), clock()),
    print: ({ shiftId }, ctx) => printReport(options, shiftId, ctx.person()),
    pdf: ({ shiftId }, ctx) => {
      const person = ctx.person()
      const found = reportOf(store, shiftId, person, clock())
      const bytes = options.toPdf(paged(found, options.practice))
      store.note(factOf('report.saved', found, person, { format: 'pdf' }))
      const { number, shift: of } = found.report
      const fileName = number === null ? `x-shift-${of.number}.pdf` : `z-${number}.pdf`
      return { fileName, mediaType: 'application/pdf', base64: Buffer.from(bytes).toString('base64') }
    },
  }
}

/** Queues the report of a shift on this counter's printer. @throws AppError `no_printer`, and as `reportOf` */
export function printReport(
  { store, printers, onStep, practice }: ShiftReportOptions,
  shiftId: string,
  person: Signed,
) {
  const job = store.write((tx, at) => {
    const found = reportOf(store, shiftId, person, at)
    const value = queueReport(tx, { ...found, person, isTraining: practice, at })
    const { id: jobId, copy } = value
    return { value, fact: factOf('report.printed', found, person, { jobId, copy }) }
  })
  printers.kick(job.printerId)
  onStep(job)
  return { jobId: job.id, copy: job.copy }
}

function factOf(kind: 'report.printed' | 'report.saved', { report }: FoundReport, person: Signed, data: object): Fact {
  const { id, number } = report.shift
  const subject = { type: 'shift', id, name: String(number) } as const
  return {
    kind,
    by: actor(person),
    subject,
    data: { report: report.number === null ? 'X' : 'Z', number: report.number, ...data },
  }
}

function paged({ report, hash, isAltered: altered }: FoundReport, practice: boolean): PagedReport {
  const sheet = sheetOf(report)
  return {
    sheet,
    marks: [...(practice ? ['TRAINING'] : []), ...(altered ? ['ALTERED'] : [])],
    foot: [sheet.cafeName, sheet.title, hash === null ? '' : `SHA-256 ${hash}`]
      .filter((part) => part !== '')
      .join(' · '),
    signatures: report.number === null ? [] : ['Cashier', 'Manager'],
  }
}

interface Wanted {
  readonly before: number | null
  readonly limit: number
}

function listZs({ db }: Store, { before, limit }: Wanted, person: Signed) {
  const leads = holds(person.role, 'till.lead')
  const mine = leads ? undefined : eq(shift.personId, person.id)
  const rows = db
    .select({ z: zReport, of: shift })
    .from(zReport)
    .innerJoin(shift, eq(shift.id, zReport.shiftId))
    .where(and(eq(shift.locationId, person.locationId), mine, before === null ? undefined : lt(zReport.number, before)))
    .orderBy(desc(zReport.number))
    .limit(limit + 1)
    .all()
  const reports = rows.slice(0, limit).map(({ z: row, of }, index): ZLine => {
    const older = rows[index + 1]?.z.number ?? 0
    const { number, at, shiftId } = row
    const who = { shiftId, shiftNumber: of.number, cashierName: of.personName }
    const missingBefore = leads ? number - older - 1 : 0
    return { number, at, ...who, ...figuresOf(row), isAltered: isAltered(db, row), missingBefore }
  })
  return { reports, more: rows.length > limit }
}

/** A report that cannot be read is listed without figures: it is not hidden by being broken. */
function figuresOf(row: typeof zReport.$inferSelect): Pick<ZLine, 'netMinor' | 'differences'> {
  try {
    const { totals, cash } = bodyOf(row)
    const differences = (cash ?? []).flatMap(({ currency, differenceMinor }) =>
      differenceMinor === null ? [] : [{ currency, differenceMinor }],
    )
    return { netMinor: totals.netMinor, differences }
  } catch {
    return { netMinor: 0, differences: [] }
  }
}
