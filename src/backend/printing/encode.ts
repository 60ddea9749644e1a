/** Turns a laid-out ticket into the bytes of one print job. */
import { BreakLine, PrinterTypes, ThermalPrinter } from 'node-thermal-printer'
import type { Bitmap } from './bitmap.ts'
import { codePageBytes, isAscii } from './code-page.ts'
import type { LayoutLine, TextLine, TicketLayout } from './layout.ts'
import { type PrinterProfile, usedCodePage } from './profile.ts'

/** Most rows in one picture command; printers with small buffers take no more (`GS v 0`). */
const SLICE_ROWS = 255
/** A full slice across the widest paper, of 832 dots, with its head: nothing we send is longer. */
export const LONGEST_COMMAND_BYTES = 8 + (832 / 8) * SLICE_ROWS

/** Most dots in one feed command (`ESC J n`). */
const FEED_DOTS = 255

/** Dots of white paper between the last line and the cut. */
const MARGIN_BEFORE_CUT_DOTS = 12

/** Lines from the print head to the edge where paper without a cutter is torn off. */
const LINES_TO_TEAR = 4

/**
 * The bytes of a whole ticket: initialise, content, feed, cut.
 *
 * Each ticket gets a builder of its own and sets up everything it needs, so tickets never depend on each other. The
 * builder is used for text, bold, alignment, inverse and line feeds; the other commands are appended here from Epson's
 * ESC/POS reference, as the builder's own swap sizes or leave bytes over.
 */
export function encodeTicket(layout: TicketLayout, profile: EncodedFor): Uint8Array {
  const job = new JobBytes(profile.columns, usedCodePage(profile) ?? PAGE_437)
  for (const line of layout.lines) job.add(line)
  return job.end(profile.cut)
}

type EncodedFor = Pick<PrinterProfile, 'columns' | 'cut' | 'textMode' | 'codePageSlot'>

/** The slot that every printer begins with; its lower half is ASCII. */
const PAGE_437 = 0

type PrinterStyle = Pick<TextLine, 'align' | 'bold' | 'inverse' | 'size'>

/** How a printer stands after `ESC @`. */
const NORMAL: PrinterStyle = { align: 'left', bold: false, inverse: false, size: 1 }

class JobBytes {
  readonly #builder: ThermalPrinter
  #style: PrinterStyle = NORMAL

  readonly #codePage: number

  constructor(columns: number, codePage: number) {
    this.#codePage = codePage
    this.#builder = new ThermalPrinter({
      type: PrinterTypes.EPSON,
      interface: '',
      width: columns,
      breakLine: BreakLine.NONE,
    })
    this.#append(0x1b, 0x40) // ESC @: initialise
    this.#append(0x1c, 0x2e) // FS .: no double-byte characters
    this.#append(0x1b, 0x74, codePage) // ESC t n: which letters the bytes from 0x80 on are
  }

  add(line: LayoutLine): void {
    if (line.kind === 'text') this.#addText(line)
    else if (line.kind === 'raster') this.#addRaster(line.bitmap)
    else this.#addFeed(line.dots)
  }

  end(cut: boolean): Uint8Array {
    this.#setStyle(NORMAL)
    // GS V 66 n: feed to the cutter and n dots, then cut. ESC d n: feed n lines.
    if (cut) this.#append(0x1d, 0x56, 66, MARGIN_BEFORE_CUT_DOTS)
    else this.#append(0x1b, 0x64, LINES_TO_TEAR)
    return Uint8Array.from(this.#builder.getBuffer())
  }

  #addText(line: TextLine): void {
    const { text, codePageSlot: slot = this.#codePage } = line
    this.#setStyle(line)
    if (slot !== this.#codePage) this.#append(0x1b, 0x74, slot)
    if (isAscii(text)) this.#builder.print(text)
    else this.#builder.add(Buffer.from(codePageBytes(text)))
    this.#builder.newLine()
    if (slot !== this.#codePage) this.#append(0x1b, 0x74, this.#codePage)
  }

  #addRaster(bitmap: Bitmap): void {
    this.#setStyle(NORMAL)
    for (let row = 0; row < bitmap.heightDots; row += SLICE_ROWS) {
      const rows = Math.min(SLICE_ROWS, bitmap.heightDots - row)
      const start = row * bitmap.bytesPerRow
      this.#append(0x1d, 0x76, 0x30, 0, bitmap.bytesPerRow & 0xff, bitmap.bytesPerRow >> 8, rows, 0) // GS v 0
      this.#builder.add(Buffer.from(bitmap.bytes.subarray(start, start + rows * bitmap.bytesPerRow)))
    }
  }

  #addFeed(dots: number): void {
    for (let left = dots; left > 0; left -= FEED_DOTS) this.#append(0x1b, 0x4a, Math.min(left, FEED_DOTS)) // ESC J n
  }

  /** Sends only what changes: a ticket is mostly lines in the same style. */
  #setStyle(style: PrinterStyle): void {
    const { align, bold, inverse, size } = this.#style
    if (style.align !== align) this.#setAlign(style.align)
    if (style.bold !== bold) this.#builder.bold(style.bold)
    if (style.inverse !== inverse) this.#builder.invert(style.inverse)
    if (style.size !== size) this.#append(0x1d, 0x21, ((style.size - 1) << 4) | (style.size - 1)) // GS ! n
    this.#style = style
  }

  #setAlign(align: TextLine['align']): void {
    if (align === 'left') this.#builder.alignLeft()
    else if (align === 'center') this.#builder.alignCenter()
    else this.#builder.alignRight()
  }

  #append(...bytes: number[]): void {
    this.#builder.add(Buffer.from(bytes))
  }
}
