/** Lays a ticket out for one printer: the lines that the encoder sends and the preview shows. */
import type {
  CodeBlock,
  PairBlock,
  TicketAlign,
  TicketBlock,
  TicketDocument,
  TicketTextSize,
} from '../../core/ticket/document.ts'
import { type Bitmap, createBitmap, invertRectangle } from './bitmap.ts'
import { isAscii, isInCodePage } from './code-page.ts'
import { FONT_A, type PrinterProfile, usedCodePage } from './profile.ts'
import { drawQrCode } from './qr.ts'
import { drawTextLine, measureText, type TextStyle } from './raster-text.ts'
import { wrapText } from './wrap.ts'

/**
 * A line in the printer's own characters, not longer than the paper is wide: printable ASCII, and where the profile has
 * a code page also its letters.
 */
export interface TextLine extends TextStyle {
  readonly kind: 'text'
  readonly text: string
  /** Printed with another slot than the profile's: for the test page, which looks for the right one. */
  readonly codePageSlot?: number
  readonly align: 'left' | 'center' | 'right'
  readonly inverse: boolean
}

/** A picture from the left edge of the paper; its position is drawn in, as not every printer aligns pictures. */
export interface RasterLine {
  readonly kind: 'raster'
  readonly bitmap: Bitmap
}

/** Empty paper. */
export interface FeedLine {
  readonly kind: 'feed'
  readonly dots: number
}

/** One line of a laid-out ticket. */
export type LayoutLine = TextLine | RasterLine | FeedLine

/** A ticket laid out for one printer. */
export interface TicketLayout {
  readonly widthDots: number
  readonly lines: readonly LayoutLine[]
}

/** Most lines a code may take in double size; a longer one is printed small. */
const LARGE_CODE_LINES = 3

/**
 * Lays a ticket out.
 *
 * Only printable ASCII, and letters that the printer is known to have, ever become printer text; anything else is drawn.
 * So no text, whatever it holds, can become a command. A QR code that would be unreadably small on the paper is left out.
 */
export function layoutTicket(document: TicketDocument, profile: PrinterProfile): TicketLayout {
  const page = new Page(document.direction, profile)
  for (const block of document.blocks) page.add(block)
  return { widthDots: profile.dots, lines: page.lines }
}

/** The paper being filled. */
class Page {
  readonly lines: LayoutLine[] = []
  readonly #profile: PrinterProfile
  readonly #rightToLeft: boolean
  /** Width of the columns, which both the printer's own and drawn lines keep to. */
  readonly #contentDots: number

  constructor(direction: TicketDocument['direction'], profile: PrinterProfile) {
    this.#profile = profile
    this.#rightToLeft = direction === 'rtl'
    this.#contentDots = Math.min(profile.columns * FONT_A.widthDots, profile.dots)
  }

  add(block: TicketBlock): void {
    switch (block.kind) {
      case 'text':
        this.#addText(block.text, block.align, block)
        break
      case 'pair':
        this.#addPair(block)
        break
      case 'rule':
        this.#addRule()
        break
      case 'code':
        this.#addCode(block)
        break
      case 'qr':
        this.#addQr(block.data)
        break
      case 'mark':
        this.#addMark(block.text)
        break
      case 'space':
        this.#addFeed(block.dots)
        break
    }
  }

  #addText(text: string, align: TicketAlign, { size, bold }: TextStyle): void {
    for (const line of this.#wrap(text, { size, bold })) this.#addLine(line, this.#side(align), { size, bold })
  }

  #addPair({ label, value, bold }: PairBlock): void {
    const style: TextStyle = { size: 1, bold }
    const [left, right] = this.#rightToLeft ? [value, label] : [label, value]
    const spareDots = this.#contentDots - this.#measure(left, style) - this.#measure(right, style)
    if (spareDots < FONT_A.widthDots || label.includes('\n') || value.includes('\n')) {
      this.#addText(label, 'start', style)
      this.#addText(value, 'end', style)
    } else if (this.#usesPrinterText(left + right)) {
      const gap = ' '.repeat(Math.floor(spareDots / FONT_A.widthDots))
      this.lines.push({ kind: 'text', text: left + gap + right, align: 'left', inverse: false, ...style })
    } else {
      const runs = [{ text: left, align: 'left' } as const, { text: right, align: 'right' } as const]
      this.#addRaster(drawTextLine({ runs, widthDots: this.#contentDots, inverse: false, ...style }))
    }
  }

  #addRule(): void {
    this.#addFeed(4)
    const bitmap = createBitmap(this.#profile.dots, 2)
    invertRectangle(bitmap, 0, 0, bitmap.widthDots, bitmap.heightDots)
    this.#addRaster(bitmap)
    this.#addFeed(8)
  }

  #addCode({ groups }: CodeBlock): void {
    const text = groups.join(' ')
    this.#addText(text, 'center', { size: this.#codeSize(text), bold: true })
  }

  /** The largest size that leaves the code on one line, else double size over a few lines. */
  #codeSize(text: string): TicketTextSize {
    if (this.#wrap(text, { size: 3, bold: true }).length === 1) return 3
    return this.#wrap(text, { size: 2, bold: true }).length <= LARGE_CODE_LINES ? 2 : 1
  }

  #addQr(data: string): void {
    const bitmap = drawQrCode(data, this.#profile)
    if (bitmap) this.#addRaster(bitmap)
  }

  /** Spaces to both ends of the line make the printer's inverse characters one black banner. */
  #addMark(text: string): void {
    const style: TextStyle = { size: 2, bold: true }
    const columns = Math.floor(this.#contentDots / (FONT_A.widthDots * style.size))
    for (const line of this.#wrap(text, style)) {
      const padded = this.#usesPrinterText(line) ? centerInColumns(line, columns) : line
      this.#addLine(padded, 'center', style, true)
    }
  }

  #addLine(text: string, align: TextLine['align'], style: TextStyle, inverse = false): void {
    if (this.#usesPrinterText(text)) {
      this.lines.push({ kind: 'text', text, align, inverse, ...style })
    } else {
      const widthDots = align === 'right' ? this.#contentDots : this.#profile.dots
      this.#addRaster(drawTextLine({ runs: [{ text, align }], widthDots, inverse, ...style }))
    }
  }

  #addRaster(bitmap: Bitmap): void {
    this.lines.push({ kind: 'raster', bitmap })
  }

  #addFeed(dots: number): void {
    this.lines.push({ kind: 'feed', dots })
  }

  #side(align: TicketAlign): TextLine['align'] {
    if (align === 'center') return 'center'
    return (align === 'start') === this.#rightToLeft ? 'right' : 'left'
  }

  #wrap(text: string, style: TextStyle): string[] {
    return wrapText(text, this.#contentDots, (part) => this.#measure(part, style))
  }

  #measure(text: string, style: TextStyle): number {
    return isAscii(text) || this.#usesPrinterText(text)
      ? text.length * FONT_A.widthDots * style.size
      : measureText(text, style)
  }

  #usesPrinterText(text: string): boolean {
    if (usedCodePage(this.#profile) !== null) return isInCodePage(text)
    return this.#profile.textMode !== 'raster' && isAscii(text)
  }
}

function centerInColumns(text: string, columns: number): string {
  const left = Math.floor((columns - text.length) / 2)
  return text.padStart(text.length + left).padEnd(columns)
}
