/** A report as A4 pages: a head, its sections flowing down two columns, lines to sign on, page numbers. */
import { PDFDocument, type SKRSContext2D } from '@napi-rs/canvas'
import type { PagedReport } from '../../core/report-lines.ts'
import { drawText, drawTextTo, type SheetFont } from '../audit/sheet-text.ts'
import { type Placed, placedSections } from './columns.ts'
import { COLUMN, INK, MUTED, PAGE, RULE } from './page.ts'

const TITLE: SheetFont = { points: 18, bold: true }
const CAFE: SheetFont = { points: 10 }
const MARK: SheetFont = { points: 12, bold: true }
const SMALL: SheetFont = { points: 7 }
const SIGNATURE_WIDTH = 200

export function sheetPdf(report: PagedReport): Uint8Array {
  const { sheet } = report
  const pages = placedSections([{ title: '', lines: sheet.head }, ...sheet.sections])
  const title = [sheet.cafeName, sheet.title].filter((part) => part !== '').join(' – ')
  const document = new PDFDocument({ title, creator: 'Teller', producer: 'Teller' })
  for (const [index, placed] of pages.entries()) {
    const context = document.beginPage(PAGE.width, PAGE.height) as unknown as SKRSContext2D
    drawHead(context, report)
    for (const each of placed) drawLine(context, each)
    if (index === pages.length - 1) drawSignatures(context, report.signatures)
    drawFoot(context, report.foot, `${index + 1} of ${pages.length}`)
    document.endPage()
  }
  return Uint8Array.from(document.close())
}

function drawHead(context: SKRSContext2D, { sheet, marks }: PagedReport): void {
  const { margin, width } = PAGE
  context.fillStyle = INK
  drawText(context, sheet.title, margin, margin + 16, TITLE)
  drawTextTo(context, marks.join(' · '), width - margin, margin + 16, MARK)
  context.fillStyle = MUTED
  drawText(context, sheet.cafeName, margin, margin + 32, CAFE)
  context.fillStyle = INK
  context.fillRect(margin, margin + 42, width - 2 * margin, 1)
}

function drawLine(context: SKRSContext2D, { column, y, texts, value, font, isRuled, indent }: Placed): void {
  const left = PAGE.margin + column * (COLUMN.width + COLUMN.gap)
  context.fillStyle = RULE
  if (isRuled) context.fillRect(left, y - font.points - 2, COLUMN.width, 0.5)
  context.fillStyle = font.isMuted ? MUTED : INK
  for (const [line, text] of texts.entries()) drawText(context, text, left + indent, y + line * font.leading, font)
  if (value !== '') drawTextTo(context, value, left + COLUMN.width, y, font)
}

function drawSignatures(context: SKRSContext2D, names: readonly string[]): void {
  const y = PAGE.height - PAGE.margin - 34
  for (const [index, name] of names.entries()) {
    const left = PAGE.margin + index * (COLUMN.width + COLUMN.gap)
    context.fillStyle = INK
    context.fillRect(left, y, SIGNATURE_WIDTH, 0.75)
    context.fillStyle = MUTED
    drawText(context, name, left, y + 11, { points: 8 })
  }
}

function drawFoot(context: SKRSContext2D, foot: string, page: string): void {
  context.fillStyle = MUTED
  drawText(context, foot, PAGE.margin, PAGE.height - PAGE.margin, SMALL)
  drawTextTo(context, page, PAGE.width - PAGE.margin, PAGE.height - PAGE.margin, SMALL)
}
