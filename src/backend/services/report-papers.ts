/** Reports on the receipt printer: queued like tickets, at most once by the machine's own doing, and copies are marked. */
import { eq, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { FoundReport } from '../../contract/shift-report.ts'
import { AppError } from '../../core/errors.ts'
import { titleOf } from '../../core/report-sheet.ts'
import { composeReportPaper, copyMark } from '../../core/ticket/compose-report.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { Signed } from '../callers.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import { printJob } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

type JobRow = typeof printJob.$inferSelect

export interface WantedPaper extends FoundReport {
  readonly person: Signed
  readonly isTraining: boolean
  readonly at: number
}

/** Queues a report; the caller writes `report.printed` into the journal. @throws AppError `no_printer` */
export function queueReport(tx: Tx, { person, isTraining, at, ...found }: WantedPaper): JobRow {
  const target = counterPrinter(tx)
  if (!target) throw new AppError('conflict', 'no_printer')
  const title = titleOf(found.report)
  // An X is of its moment: another one is another report.
  const copy = found.report.number === null ? 0 : nextCopy(tx, title)
  const document = composeReportPaper({ ...found, copy, isTraining })
  return putPaper(tx, { title, printerId: target.id, copy, document, personName: person.name }, at)
}

/** Once more what a person says did not come out; marked, because half of it may have. */
export function printPaperAgain(tx: Tx, job: JobRow, at: number): JobRow {
  tx.update(printJob).set({ state: 'cancelled', updatedAt: at }).where(eq(printJob.id, job.id)).run()
  const { title, printerId, personName } = job
  const copy = job.copy + 1
  return putPaper(tx, { title, printerId, personName, copy, document: marked(job.document, copy) }, at)
}

type NewPaper = Pick<JobRow, 'title' | 'printerId' | 'personName' | 'copy' | 'document'>

/** A paper without a token, which the printer's queue takes from here. */
export function putPaper(tx: Tx, paper: NewPaper, at: number): JobRow {
  return tx
    .insert(printJob)
    .values({ id: uuidv7(), ...paper, state: 'queued', createdAt: at, updatedAt: at })
    .returning()
    .get()
}

/** The same paper with the mark of this copy instead of an earlier one's. */
function marked({ blocks, ...rest }: TicketDocument, copy: number): TicketDocument {
  const others = blocks.filter((block) => !(block.kind === 'mark' && block.text === copyMark(copy - 1)))
  return { ...rest, blocks: [{ kind: 'mark', text: copyMark(copy) }, ...others] }
}

/** 0: this is the first one. */
function nextCopy(tx: Tx, title: string): number {
  const last = tx
    .select({ copy: max(printJob.copy) })
    .from(printJob)
    .where(eq(printJob.title, title))
    .get()
  return last?.copy === null || last === undefined ? 0 : last.copy + 1
}
