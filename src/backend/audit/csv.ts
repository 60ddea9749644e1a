/** The journal as a table for spreadsheets: RFC 4180, in UTF-8 with the mark by which Excel knows it. */
import type { ExportedEntry } from './exported-entry.ts'

const BYTE_ORDER_MARK = '\ufeff'

const COLUMNS: readonly (readonly [title: string, cell: (entry: ExportedEntry) => string])[] = [
  ['number', ({ seq }) => String(seq)],
  ['UTC time', ({ utc }) => utc],
  ['local time', ({ local }) => local],
  ['action', ({ kind }) => kind],
  ['person', ({ by }) => by],
  ['approved by', ({ approvedBy }) => approvedBy],
  ['subject type', ({ subject }) => subject.type],
  ['subject', ({ subject }) => subject.name],
  ['details', ({ data }) => (typeof data === 'string' ? data : JSON.stringify(data))],
  ['counter', ({ counterId }) => counterId],
  ['hash', ({ hash }) => hash],
]

/** Entries go in one by one: the text of all of them at once would be hundreds of megabytes. */
export function csvOf(entries: Iterable<ExportedEntry>): { readonly bytes: Uint8Array; readonly entries: number } {
  const pieces = [Buffer.from(BYTE_ORDER_MARK + lineOf(COLUMNS.map(([title]) => title)))]
  for (const entry of entries) pieces.push(Buffer.from(lineOf(COLUMNS.map(([, cell]) => cell(entry)))))
  return { bytes: Buffer.concat(pieces), entries: pieces.length - 1 }
}

export function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`
}

/**
 * Spreadsheets calculate a cell that begins so, even after spaces or in full width: a name could open a web page with the
 * rest of the table. An apostrophe makes it text.
 */
const FORMULA = /^[\t\r]|^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u

export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** Semicolons too, because they separate cells where the comma separates decimals. */
function quoted(cell: string): string {
  return /[",;\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
