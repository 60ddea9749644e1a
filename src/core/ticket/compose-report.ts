/** The report of a shift for the receipt printer. */
import type { SheetLine, SheetSection } from '../report-lines.ts'
import { sheetOf } from '../report-sheet.ts'
import type { ShiftReport } from '../shift-report.ts'
import { centered, gap } from './composing.ts'
import type { PairBlock, TicketBlock, TicketDocument } from './document.ts'
import { cleanTicketText } from './text.ts'

/** As much of the hash as tells two reports apart. */
const HASH_DIGITS = 16
/** Room to write a name by hand, in dots. */
const SIGNATURE_DOTS = 72

export interface PrintedReport {
  readonly report: ShiftReport
  /** Of a Z; null: an X. */
  readonly hash: string | null
  /** Does the stored report fit its hash no more? */
  readonly isAltered: boolean
  /** 0 for the first print. */
  readonly copy: number
  readonly isTraining: boolean
}

export function composeReportPaper({ report, hash, isAltered, copy, isTraining }: PrintedReport): TicketDocument {
  const sheet = sheetOf(report)
  const marks = [
    ...(isTraining ? ['TRAINING'] : []),
    ...(copy > 0 ? [copyMark(copy)] : []),
    ...(isAltered ? ['ALTERED'] : []),
  ]
  return {
    direction: 'ltr',
    blocks: [
      ...marks.map((text): TicketBlock => ({ kind: 'mark', text })),
      ...centered(cleanTicketText(sheet.cafeName), { bold: true }),
      ...centered(sheet.title, { size: 2, bold: true }),
      gap(),
      ...sheet.head.flatMap(lineBlocks),
      ...sheet.sections.flatMap(sectionBlocks),
      ...(report.number === null ? [] : signatures(hash)),
    ],
  }
}

/** The mark of a further print. */
export function copyMark(copy: number): string {
  return `COPY ${copy}`
}

function sectionBlocks({ title, lines }: SheetSection): TicketBlock[] {
  const heading: TicketBlock = { kind: 'text', text: title, align: 'start', size: 1, bold: true }
  return [{ kind: 'rule' }, heading, ...lines.flatMap(lineBlocks)]
}

function lineBlocks({ label, value, weight, note }: SheetLine): TicketBlock[] {
  const name = cleanTicketText(label)
  const shown = weight === 'part' ? `  ${name}` : name
  const line: PairBlock = { kind: 'pair', label: shown, value: cleanTicketText(value), bold: weight === 'total' }
  if (note === undefined) return [line]
  return [
    line,
    { kind: 'text', text: cleanTicketText(note, { keepLines: true }), align: 'start', size: 1, bold: false },
  ]
}

function signatures(hash: string | null): TicketBlock[] {
  const check = hash === null ? [] : centered(`Check ${hash.slice(0, HASH_DIGITS)}`)
  return [...signature('Cashier'), ...signature('Manager'), { kind: 'space', dots: 16 }, ...check]
}

function signature(who: string): TicketBlock[] {
  return [{ kind: 'space', dots: SIGNATURE_DOTS }, { kind: 'rule' }, ...centered(who)]
}
