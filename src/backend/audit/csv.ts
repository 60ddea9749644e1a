/** The journal as a table for spreadsheets: RFC 4180, in UTF-8 with the mark by which Excel knows it. */
import { BYTE_ORDER_MARK, lineOf } from '../../core/csv.ts'
import type { ExportedEntry } from './exported-entry.ts'

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
