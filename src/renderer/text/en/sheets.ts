/** English: sheets of slips, and a batch as a table. */
import type { CutMarks, SheetPaper } from '../../../core/sheet.ts'

export const sheets = {
  title: 'Sheets to cut',
  lead: 'Slips for an ordinary printer, many on a page. Those that are sold or void stay away.',
  paper: 'Paper',
  grid: 'Slips on a page',
  grids: '{{columns}} × {{rows}}',
  cutMarks: 'To cut by',
  from: 'First slip',
  to: 'Last slip',
  range: 'Choose slips from 1 to {{quantity}}, the first before the last.',
  pages_one: 'One page, each slip {{width}} × {{height}} mm.',
  pages_other: '{{count}} pages, each slip {{width}} × {{height}} mm.',
  page: 'A page of {{columns}} by {{rows}} slips',
  pdf: 'Save PDF',
  tables: 'As a table',
  tablesLead: 'Every code of the batch and what became of it.',
  csv: 'Save CSV',
  excel: 'Save for Excel',
  starting: 'Getting ready…',
  progress: 'Slip {{done}} of {{total}}',
  stop: 'Stop',
  stopping: 'Stopping…',
  donePdf: '{{file}} is ready: {{slips}} slips. They count as printed now.',
  doneTable: '{{file}} is ready.',
  again: 'Save it again',
  againHint: 'Not saved, because a disk was full or a folder gone? It is still here until you leave this page.',
  noQrTitle: 'The slips are too small for their QR code',
  noQr: 'It was left out, because no phone could read it at this size. Choose fewer slips on a page and save the PDF again.',
} as const

export const sheetPaper = { a4: 'A4', letter: 'Letter' } as const satisfies Record<SheetPaper, string>

export const sheetCutMarks = {
  lines: 'Lines',
  ticks: 'Corners',
  none: 'Nothing',
} as const satisfies Record<CutMarks, string>
