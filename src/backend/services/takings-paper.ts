/** A report of takings on this counter's receipt printer. */
import type { ReportAsked } from '../../contract/report.ts'
import { AppError } from '../../core/errors.ts'
import { periodInWords, titleOf } from '../../core/report-table.ts'
import { composeTakings, MOST_PAPER_ROWS } from '../../core/ticket/compose-takings.ts'
import { formatDateTime } from '../../core/time.ts'
import { actor, type Signed } from '../callers.ts'
import type { PrinterDesk } from '../ports.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { periodReport } from '../store/period-report.ts'
import type { PrintStep } from '../store/print-jobs.ts'
import type { Store } from '../store/store.ts'
import { putPaper } from './report-papers.ts'

export interface TakingsPaperOptions {
  readonly store: Store
  readonly printers: Pick<PrinterDesk, 'kick'>
  /** A job moved on. */
  readonly onStep: (step: PrintStep) => void
  readonly practice: boolean
}

/** @throws AppError `no_printer`, `report_too_long` */
export function printTakings(
  { store, printers, onStep, practice }: TakingsPaperOptions,
  asked: ReportAsked,
  by: Signed,
) {
  const cafe = store.here()
  if (!cafe) throw new AppError('conflict', 'not_set_up')
  const reported = periodReport(store.db, { counterId: store.counterId, locationId: cafe.id }, asked)
  if (reported.rows.length > MOST_PAPER_ROWS) throw new AppError('bad_request', 'report_too_long')
  const title = `${titleOf(reported)} · ${periodInWords(reported)}`
  const job = store.write((tx, at) => {
    const target = counterPrinter(tx)
    if (!target) throw new AppError('conflict', 'no_printer')
    const madeText = `${formatDateTime(at, cafe.timeZone)} · ${by.name}`
    const { name: cafeName, currency } = cafe
    const document = composeTakings({ reported, cafeName, currency, madeText, isTraining: practice })
    const value = putPaper(tx, { title, printerId: target.id, copy: 0, document, personName: by.name }, at)
    const subject = { type: 'counter', id: store.counterId, name: title } as const
    return { value, fact: { kind: 'takings.printed', by: actor(by), subject, data: { jobId: value.id } } }
  })
  printers.kick(job.printerId)
  onStep(job)
  return { jobId: job.id }
}
