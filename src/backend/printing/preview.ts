/** Shows a ticket on the screen with the dots the printer will burn. */
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { TicketPicture } from '../ports.ts'
import { type Bitmap, createBitmap, invertRectangle, stamp } from './bitmap.ts'
import { undrawableScripts } from './fonts.ts'
import { type LayoutLine, layoutTicket, type TextLine, type TicketLayout } from './layout.ts'
import { encodeOneBitPng } from './one-bit-png.ts'
import { FONT_A, type PrinterProfile } from './profile.ts'
import { drawFontACharacter, fontALineDots } from './raster-text.ts'

/** Pictures the ticket as the printer of the profile will print it. */
export function previewTicket(document: TicketDocument, profile: PrinterProfile, logo?: Bitmap): TicketPicture {
  const bitmap = drawLayout(layoutTicket(document, profile, logo))
  // The names of blocks and fields are Latin, so that the whole document may be looked at.
  const missingScripts = undrawableScripts(JSON.stringify(document))
  const { widthDots, heightDots } = bitmap
  return { png: encodeOneBitPng(bitmap), widthDots, heightDots, missingScripts }
}

/** The same picture, for a printer that is given one instead of ESC/POS. */
export function pictureTicket(document: TicketDocument, profile: PrinterProfile, logo?: Bitmap): Uint8Array {
  return encodeOneBitPng(drawLayout(layoutTicket(document, profile, logo)))
}

function drawLayout({ widthDots, lines }: TicketLayout): Bitmap {
  const paper = createBitmap(widthDots, Math.max(1, sum(lines.map(lineDots))))
  let y = 0
  for (const line of lines) {
    if (line.kind === 'text') drawPrinterText(paper, line, y)
    if (line.kind === 'raster') stamp(paper, line.bitmap, 0, y)
    y += lineDots(line)
  }
  return paper
}

function lineDots(line: LayoutLine): number {
  switch (line.kind) {
    case 'text':
      return fontALineDots(line.size)
    case 'raster':
      return line.bitmap.heightDots
    case 'feed':
      return line.dots
  }
}

function drawPrinterText(paper: Bitmap, { text, align, size, bold, inverse }: TextLine, y: number): void {
  const cellDots = FONT_A.widthDots * size
  const spareDots = paper.widthDots - text.length * cellDots
  const left = { left: 0, center: Math.floor(spareDots / 2), right: spareDots }[align]
  for (const [index, character] of [...text].entries()) {
    stamp(paper, fontACharacter(character, bold), left + index * cellDots, y, size)
  }
  if (inverse) invertRectangle(paper, left, y, text.length * cellDots, FONT_A.heightDots * size)
}

/** Some 200 characters at most in two weights, drawn when first needed. */
const drawnCharacters = new Map<string, Bitmap>()

function fontACharacter(character: string, bold: boolean): Bitmap {
  const key = `${bold ? 'bold' : 'normal'} ${character}`
  const known = drawnCharacters.get(key)
  if (known) return known
  const drawn = drawFontACharacter(character, bold)
  drawnCharacters.set(key, drawn)
  return drawn
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
