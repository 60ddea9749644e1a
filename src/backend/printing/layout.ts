/** Lays a ticket out for one printer: the lines that the encoder sends and the preview shows. */
import type {
  CodeBlock,
  LabelledQr,
  PairBlock,
  TextBlock,
  TicketAlign,
  TicketBlock,
  TicketDirection,
  TicketDocument,
  TicketTextSize,
} from '../../core/ticket/document.ts'
import { type Bitmap, createBitmap, invertRectangle, stamp } from './bitmap.ts'
import { isAscii, isInCodePage } from './code-page.ts'
import { fitLogo } from './logo-dots.ts'
import { FONT_A, type PrinterProfile, usedCodePage } from './profile.ts'
import { drawQrCode, drawQrCodesBeside } from './qr.ts'
import { drawTextLine, measureText, type TextRun, type TextStyle } from './raster-text.ts'
import { packPhrases, wrapEvenly, wrapText } from './wrap.ts'

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
 * So no text, whatever it holds, can become a command. A QR code that would be unreadably small on the paper is left out,
 * and so is the logo where there is none.
 */
export function layoutTicket(document: TicketDocument, profile: PrinterProfile, logo?: Bitmap): TicketLayout {
  const page = new Page(document.direction, profile, logo)
  for (const block of document.blocks) page.add(block)
  return { widthDots: profile.dots, lines: page.lines }
}

/** The paper being filled. */
class Page {
  readonly lines: LayoutLine[] = []
  readonly #profile: PrinterProfile
  readonly #logo: Bitmap | undefined
  readonly #rightToLeft: boolean
  /** Width of the columns, which both the printer's own and drawn lines keep to. */
  readonly #contentDots: number

  constructor(direction: TicketDirection, profile: PrinterProfile, logo: Bitmap | undefined) {
    this.#profile = profile
    this.#logo = logo
    this.#rightToLeft = direction === 'rtl'
    this.#contentDots = Math.min(profile.columns * FONT_A.widthDots, profile.dots)
  }

  add(block: TicketBlock): void {
    switch (block.kind) {
      case 'text':
        if (block.marker === undefined) this.#addText(block.text, block.align, block)
        else this.#addMarked(block, block.marker)
        break
      case 'phrases':
        this.#addPhrases(block.texts, block.bold)
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
      case 'qrs':
        this.#addQrs(block.codes)
        break
      case 'logo':
        this.#addLogo()
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
    const wrap = align === 'center' ? wrapEvenly : wrapText
    const lines = wrap(text, this.#contentDots, (part) => this.#measure(part, { size, bold }))
    for (const line of lines) this.#addLine(line, this.#side(align), { size, bold })
  }

  #addPhrases(texts: readonly string[], bold: boolean): void {
    const style: TextStyle = { size: 1, bold }
    const lines = packPhrases(texts, this.#contentDots, (part) => this.#measure(part, style))
    for (const line of lines) this.#addLine(line, 'center', style)
  }

  /** A text with a hanging indent, at the side where its own language begins. */
  #addMarked({ text, size, bold, direction }: TextBlock, marker: string): void {
    const style: TextStyle = { size, bold }
    const indent = ' '.repeat(marker.length + 1)
    const indentDots = indent.length * FONT_A.widthDots * size
    const widthDots = this.#contentDots - indentDots
    const isRightToLeft = direction ? direction === 'rtl' : this.#rightToLeft
    for (const [index, line] of wrapText(text, widthDots, (part) => this.#measure(part, style)).entries()) {
      const first = index === 0 ? marker : ''
      if (!isRightToLeft && this.#usesPrinterText(first + line)) {
        this.#addLine(first.padEnd(indent.length) + line, 'left', style)
        continue
      }
      const align = isRightToLeft ? 'right' : 'left'
      const within = { leftDots: isRightToLeft ? 0 : indentDots, widthDots }
      const own = { align, direction: isRightToLeft ? 'rtl' : 'ltr' } as const
      const runs = [
        { text: first, ...own },
        { text: line, within, ...own },
      ]
      this.#addRaster(drawTextLine({ runs, widthDots: this.#contentDots, inverse: false, ...style }))
    }
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
      // Dates and prices without a letter have no direction of their own.
      const directionOf = (text: string) => (this.#rightToLeft && !/\p{L}/u.test(text) ? 'rtl' : undefined)
      const runs = [
        { text: left, align: 'left', direction: directionOf(left) } as const,
        { text: right, align: 'right', direction: directionOf(right) } as const,
      ]
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

  #addQrs(codes: readonly LabelledQr[]): void {
    const inOrder = this.#rightToLeft ? codes.toReversed() : codes
    const beside = drawQrCodesBeside(
      inOrder.map(({ data }) => data),
      this.#profile.dots,
    )
    if (beside) {
      this.#addCaptions(inOrder.map(({ caption }) => caption))
      this.#addRaster(beside)
      return
    }
    for (const { data, caption } of codes) {
      this.#addPhrases(caption, true)
      this.#addQr(data)
    }
  }

  /** The captions of codes that stand side by side, each over its own. */
  #addCaptions(captions: readonly (readonly string[])[]): void {
    const style: TextStyle = { size: 1, bold: true }
    const share = Math.floor(this.#profile.dots / captions.length)
    const widthDots = share - FONT_A.widthDots
    const columns = captions.map((texts) => packPhrases(texts, widthDots, (part) => this.#measure(part, style)))
    for (let row = 0; row < Math.max(...columns.map(({ length }) => length)); row++) {
      const runs = columns.map((lines, index): TextRun => {
        const within = { leftDots: index * share, widthDots: share }
        return { text: lines[row] ?? '', align: 'center', within }
      })
      this.#addRaster(drawTextLine({ runs, widthDots: this.#profile.dots, inverse: false, ...style }))
    }
  }

  #addLogo(): void {
    if (!this.#logo) return
    const fitted = fitLogo(this.#logo, this.#profile.dots)
    const left = Math.floor((this.#profile.dots - fitted.widthDots) / 2)
    const bitmap = createBitmap(left + fitted.widthDots, fitted.heightDots)
    stamp(bitmap, fitted, left, 0)
    this.#addRaster(bitmap)
    this.#addFeed(8)
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
