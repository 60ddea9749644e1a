/** The table of a report as pages for paper: a head, columns that are named again on each page, the sum, page numbers. */
import { writeFileSync } from 'node:fs'
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { ReportTable } from '../../core/report-table.ts'
import { type Cell, textOf } from '../../core/table.ts'
import { drawText, drawTextTo, type SheetFont, wrapped } from '../audit/sheet-text.ts'
import type { ReportHead, ReportTask } from '../report-port.ts'

type TableTask = Extract<ReportTask, { what: 'table' }>

/** A4 lying on its side, in points. */
const PAGE = { width: 842, height: 595, margin: 36 } as const
const RIGHT = PAGE.width - PAGE.margin
const HEAD_POINTS = 58
const TABLE_HEAD_POINTS = 20
const ROW_POINTS = 15
const FOOT_POINTS = 26
const FIRST_WIDTH = 170

const INK = '#1b1f24'
const MUTED = '#5b6470'
const RULE = '#d5d9de'
const STRIPE = '#f3f5f7'

const TITLE: SheetFont = { points: 16, bold: true }
const SMALL: SheetFont = { points: 8 }
const CELL: SheetFont = { points: 8.5 }
const STRONG: SheetFont = { points: 8.5, bold: true }

export function makePdf({ table, head }: TableTask, path: string): { bytes: number; rows: number } {
  const title = `${head.cafeName} – ${table.title}`
  const document = new PDFDocument({ title, author: head.madeBy, creator: 'Teller', producer: 'Teller' })
  const pages = paginate(table)
  for (const [index, rows] of pages.entries()) {
    const context = document.beginPage(PAGE.width, PAGE.height) as unknown as SKRSContext2D
    if (index === 0) drawHead(context, title, table, head)
    drawTable(context, table, rows, { isFirst: index === 0, isLast: index === pages.length - 1 })
    drawFoot(context, head, index + 1, pages.length)
    document.endPage()
  }
  const bytes = document.close()
  writeFileSync(path, bytes, { mode: 0o600, flag: 'wx' })
  return { bytes: bytes.length, rows: table.rows.length }
}

type Cells = readonly Cell[]

const topOf = (isFirst: boolean): number => PAGE.margin + (isFirst ? HEAD_POINTS : 0)

/** At least one page, with room for the sum on the last. */
function paginate({ rows }: ReportTable): Cells[][] {
  const room = (isFirst: boolean) =>
    Math.floor((PAGE.height - PAGE.margin - FOOT_POINTS - topOf(isFirst) - TABLE_HEAD_POINTS) / ROW_POINTS) - 1
  const pages: Cells[][] = [rows.slice(0, room(true))]
  for (let at = room(true); at < rows.length; at += room(false)) pages.push(rows.slice(at, at + room(false)))
  return pages
}

function drawHead(context: SKRSContext2D, title: string, table: ReportTable, head: ReportHead): void {
  context.fillStyle = INK
  drawText(context, title, PAGE.margin, PAGE.margin + 14, TITLE)
  context.fillStyle = MUTED
  drawText(context, table.subtitle, PAGE.margin, PAGE.margin + 31, SMALL)
  drawText(context, `saved ${head.madeAtText} by ${head.madeBy}`, PAGE.margin, PAGE.margin + 43, SMALL)
}

function drawTable(
  context: SKRSContext2D,
  table: ReportTable,
  rows: readonly Cells[],
  page: { readonly isFirst: boolean; readonly isLast: boolean },
): void {
  const top = topOf(page.isFirst)
  context.fillStyle = MUTED
  drawRow(
    context,
    table.columns.map(({ title }) => title),
    top + 12,
    { ...SMALL, bold: true },
  )
  context.fillStyle = INK
  context.fillRect(PAGE.margin, top + TABLE_HEAD_POINTS - 3, RIGHT - PAGE.margin, 0.75)
  let y = top + TABLE_HEAD_POINTS
  for (const [index, row] of rows.entries()) {
    context.fillStyle = STRIPE
    if (index % 2 === 1) context.fillRect(PAGE.margin, y - 1, RIGHT - PAGE.margin, ROW_POINTS)
    context.fillStyle = INK
    drawRow(context, row, y + 10, CELL)
    y += ROW_POINTS
  }
  context.fillStyle = page.isLast ? INK : RULE
  context.fillRect(PAGE.margin, y, RIGHT - PAGE.margin, 0.75)
  context.fillStyle = INK
  if (page.isLast) drawRow(context, table.totals, y + 12, STRONG)
}

/** The first column stands at the left, all others, which are numbers, at the right of their place. */
function drawRow(context: SKRSContext2D, cells: Cells, baseline: number, font: SheetFont): void {
  const [first = '', ...numbers] = cells.map(textOf)
  drawText(context, wrapped(first, FIRST_WIDTH - 8, font)[0] ?? '', PAGE.margin, baseline, font)
  const step = (RIGHT - PAGE.margin - FIRST_WIDTH) / numbers.length
  for (const [at, text] of numbers.entries()) {
    drawTextTo(context, text, PAGE.margin + FIRST_WIDTH + (at + 1) * step, baseline, font)
  }
}

function drawFoot(context: SKRSContext2D, head: ReportHead, page: number, pages: number): void {
  const y = PAGE.height - PAGE.margin
  context.fillStyle = MUTED
  drawText(context, [head.cafeName, head.madeAtText].filter(Boolean).join(' · '), PAGE.margin, y, SMALL)
  drawTextTo(context, `${page} of ${pages}`, RIGHT, y, SMALL)
}
