/** The journal as pages for paper: a head, a table that says again on each page what its columns are, page numbers. */
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { JournalHead } from '../ports.ts'
import type { Exported } from './desk-messages.ts'
import type { ExportedEntry } from './exported-entry.ts'
import { COLUMNS, type SheetRow, sheetRow } from './sheet-row.ts'
import { drawText, drawTextTo, LINE_POINTS, type SheetFont } from './sheet-text.ts'

/** A4 lying on its side, in points. */
const PAGE = { width: 842, height: 595, margin: 36 } as const
const RIGHT = PAGE.width - PAGE.margin
const HEAD_POINTS = 66
const TABLE_HEAD_POINTS = 18
const FOOT_POINTS = 24
const ROW_PADDING = 6

const INK = '#1b1f24'
const MUTED = '#5b6470'
const RULE = '#d5d9de'
const STRIPE = '#f3f5f7'

const TITLE: SheetFont = { points: 16, bold: true }
const SMALL: SheetFont = { points: 8 }
const COLUMN_TITLE: SheetFont = { points: 7.5, bold: true }

export function pdfOf(entries: readonly ExportedEntry[], head: JournalHead): Exported {
  const pages = paginate(entries.map(sheetRow))
  const title = `${head.cafeName} – Journal`
  const document = new PDFDocument({ title, author: head.madeBy, creator: 'Teller', producer: 'Teller' })
  for (const [index, rows] of pages.entries()) {
    const context = document.beginPage(PAGE.width, PAGE.height) as unknown as SKRSContext2D
    if (index === 0) drawHead(context, entries, head)
    drawTable(context, rows, topOf(index))
    drawFoot(context, head, index + 1, pages.length)
    document.endPage()
  }
  return { bytes: Uint8Array.from(document.close()), entries: entries.length }
}

/** The first page has the head above its table. */
const topOf = (pageIndex: number): number => PAGE.margin + (pageIndex === 0 ? HEAD_POINTS : 0)

const heightOf = ({ lineCount }: SheetRow): number => lineCount * LINE_POINTS + ROW_PADDING

/** At least one page, even without entries. */
function paginate(rows: readonly SheetRow[]): SheetRow[][] {
  const pages: SheetRow[][] = [[]]
  let y = topOf(0) + TABLE_HEAD_POINTS
  for (const row of rows) {
    if (y + heightOf(row) > PAGE.height - PAGE.margin - FOOT_POINTS) {
      y = topOf(pages.length) + TABLE_HEAD_POINTS
      pages.push([])
    }
    pages.at(-1)?.push(row)
    y += heightOf(row)
  }
  return pages
}

function drawHead(context: SKRSContext2D, entries: readonly ExportedEntry[], head: JournalHead): void {
  const { margin } = PAGE
  context.fillStyle = INK
  drawText(context, head.cafeName === '' ? 'Journal' : `${head.cafeName} – Journal`, margin, margin + 14, TITLE)
  drawText(context, `Shown: ${head.filterText === '' ? 'all entries' : head.filterText}`, margin, margin + 32, SMALL)
  const number = entries.length === 1 ? '1 entry' : `${entries.length.toLocaleString('en')} entries`
  drawText(context, `${number} · saved ${head.madeAtText} by ${head.madeBy}`, margin, margin + 43, SMALL)
  context.fillStyle = MUTED
  const last = entries.at(-1)
  if (last) drawText(context, `Hash of entry ${last.seq}: ${last.hash}`, margin, margin + 54, { points: 7, mono: true })
}

function drawTable(context: SKRSContext2D, rows: readonly SheetRow[], top: number): void {
  context.fillStyle = MUTED
  for (const { title, x } of COLUMNS) drawText(context, title, PAGE.margin + x, top + 11, COLUMN_TITLE)
  context.fillStyle = INK
  context.fillRect(PAGE.margin, top + TABLE_HEAD_POINTS - 2, RIGHT - PAGE.margin, 0.75)
  let y = top + TABLE_HEAD_POINTS
  for (const [index, row] of rows.entries()) {
    context.fillStyle = STRIPE
    if (index % 2 === 1) context.fillRect(PAGE.margin, y, RIGHT - PAGE.margin, heightOf(row))
    drawRow(context, row, y)
    y += heightOf(row)
  }
  context.fillStyle = RULE
  context.fillRect(PAGE.margin, y, RIGHT - PAGE.margin, 0.5)
}

function drawRow(context: SKRSContext2D, { cells }: SheetRow, top: number): void {
  for (const [n, { x, font, isMuted }] of COLUMNS.entries()) {
    context.fillStyle = isMuted ? MUTED : INK
    for (const [line, text] of (cells[n] ?? []).entries()) {
      drawText(context, text, PAGE.margin + x, top + ROW_PADDING / 2 + (line + 0.75) * LINE_POINTS, font)
    }
  }
}

function drawFoot(context: SKRSContext2D, { cafeName, madeAtText }: JournalHead, page: number, pages: number): void {
  const y = PAGE.height - PAGE.margin
  context.fillStyle = MUTED
  drawText(context, [cafeName, 'Journal', madeAtText].filter(Boolean).join(' · '), PAGE.margin, y, SMALL)
  drawTextTo(context, `${page} of ${pages}`, RIGHT, y, SMALL)
}
