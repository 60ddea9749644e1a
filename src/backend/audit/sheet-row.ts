/** One entry as a row on paper: its cells, wrapped into lines. */
import { detailsInWords, words } from './details-in-words.ts'
import type { ExportedEntry } from './exported-entry.ts'
import { isolated, type SheetFont, wrapped } from './sheet-text.ts'

export interface SheetRow {
  /** The lines of each column. */
  readonly cells: readonly (readonly string[])[]
  readonly lineCount: number
}

interface Column {
  readonly title: string
  /** Points from the left edge of the table. */
  readonly x: number
  readonly width: number
  readonly font: SheetFont
  readonly isMuted?: true
  readonly text: (entry: ExportedEntry) => string
}

const GAP = 8
const NORMAL: SheetFont = { points: 7.5 }
const NUMBER: SheetFont = { points: 7, mono: true }

const WIDTHS = [42, 92, 96, 104, 126, 254, 56] as const
const place = (column: number) => ({
  x: WIDTHS.slice(0, column).reduce((sum: number, width) => sum + width, 0),
  width: (WIDTHS[column] ?? 0) - GAP,
})

export const COLUMNS: readonly Column[] = [
  { title: 'No.', ...place(0), font: NUMBER, isMuted: true, text: ({ seq }) => String(seq) },
  { title: 'Time', ...place(1), font: NUMBER, text: timeOf },
  { title: 'What', ...place(2), font: NORMAL, text: ({ kind }) => words(kind) },
  { title: 'Who', ...place(3), font: NORMAL, text: whoDid },
  { title: 'To what', ...place(4), font: NORMAL, text: toWhat },
  { title: 'Details', ...place(5), font: NORMAL, text: ({ data }) => detailsInWords(data, isolated) },
  { title: 'Hash', ...place(6), font: NUMBER, isMuted: true, text: ({ hash }) => String(hash).slice(0, 10) },
]

export function sheetRow(entry: ExportedEntry): SheetRow {
  const cells = COLUMNS.map(({ text, width, font }) => wrapped(text(entry), width, font))
  return { cells, lineCount: Math.max(...cells.map((lines) => lines.length)) }
}

/** `2026-11-23 14:05:09` and, below, the offset from UTC. */
function timeOf({ local, utc }: ExportedEntry): string {
  const [, day, time, offset] = /^(\S+)T(\d\d:\d\d:\d\d)(?:\.\d+)?(\S*)$/.exec(local || utc) ?? []
  return day ? `${day} ${time}\n${offset === 'Z' ? 'UTC' : `UTC${offset}`}` : '–'
}

function whoDid({ by, approvedBy }: ExportedEntry): string {
  const doer = by === '' ? '–' : by
  return approvedBy === '' ? doer : `${doer}\napproved by ${isolated(approvedBy)}`
}

function toWhat({ subject: { type, name } }: ExportedEntry): string {
  return type === '' ? '–' : `${words(type)} ${isolated(name)}`
}
