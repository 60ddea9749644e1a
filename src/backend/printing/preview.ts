/** Shows a ticket on the screen with the dots the printer will burn. */
import { type Canvas, createCanvas, ImageData } from '@napi-rs/canvas'
import type { TicketDocument } from '../../core/ticket/document.ts'
import { type Bitmap, createBitmap, invertRectangle, rgbaFromBitmap, stamp } from './bitmap.ts'
import { type LayoutLine, layoutTicket, type TextLine, type TicketLayout } from './layout.ts'
import { FONT_A, type PrinterProfile } from './profile.ts'
import { drawFontACharacter, fontALineDots } from './raster-text.ts'

/** A picture of a ticket, one pixel a dot. */
export interface TicketPreview {
  readonly png: Uint8Array
  readonly widthDots: number
  readonly heightDots: number
}

/** Pictures the ticket as the printer of the profile will print it. */
export async function previewTicket(document: TicketDocument, profile: PrinterProfile): Promise<TicketPreview> {
  const canvas = drawTicket(document, profile)
  return { png: await canvas.encode('png'), widthDots: canvas.width, heightDots: canvas.height }
}

/** The same picture, for a printer that is given one instead of ESC/POS. */
export function pictureTicket(document: TicketDocument, profile: PrinterProfile): Uint8Array {
  return drawTicket(document, profile).encodeSync('png')
}

function drawTicket(document: TicketDocument, profile: PrinterProfile): Canvas {
  const bitmap = drawLayout(layoutTicket(document, profile))
  const { widthDots, heightDots } = bitmap
  const canvas = createCanvas(widthDots, heightDots)
  canvas.getContext('2d').putImageData(new ImageData(rgbaFromBitmap(bitmap), widthDots, heightDots), 0, 0)
  return canvas
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

/** At most 95 characters in two weights, drawn when first needed. */
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
