/** The slips of a batch as a PDF: what is the same on each is drawn once, each slip adds its codes. */
import PDFDocument from 'pdfkit'
import { placesOf, SHEET_PAPERS } from '../../core/sheet.ts'
import type { TicketDocument } from '../../core/ticket/document.ts'
import type { SheetLook } from '../sheet-port.ts'
import { cutMarks } from './cut-marks.ts'
import { n, POINTS_PER_MM, textAt } from './operators.ts'
import { type QrShape, qrShape } from './qr-shape.ts'
import { Shaper } from './shaping.ts'
import { lookOf, type Slip, slipOf } from './slip.ts'
import { type EmbeddedFont, Typeface } from './typeface.ts'
import { CODE, REGULAR } from './voucher-box.ts'
import { layoutVoucher, type Size, type VoucherLayout } from './voucher-layout.ts'

/** A slip's look, drawn once. */
interface Pattern {
  readonly name: string
  readonly form: unknown
  readonly layout: VoucherLayout
}

/** What pdfkit has beyond its types. */
interface Internals {
  readonly _font: EmbeddedFont
  openImage(png: Buffer): {
    readonly width: number
    readonly height: number
    readonly obj: unknown
    embed(document: PDFKit.PDFDocument): void
  }
}

interface Content {
  readonly slip: Slip
  readonly shapes: readonly QrShape[]
}

interface Logo {
  readonly name: string
  readonly object: unknown
  readonly aspect: number
}

/** One file being written: slips go in one by one, bytes come out at the end. */
export class SheetPdf {
  readonly #document: PDFKit.PDFDocument
  readonly #shaper: Shaper
  readonly #typeface: Typeface
  readonly #look: SheetLook
  readonly #cell: Size
  readonly #pieces: Buffer[] = []
  readonly #ended: Promise<void>
  readonly #patterns = new Map<string, Pattern>()
  readonly #logo: Logo | undefined
  #marks: unknown
  #slips = 0
  #withoutQr = 0
  #height = 0

  constructor(look: SheetLook) {
    const info = { Title: look.title, Creator: 'Teller', Producer: 'Teller' }
    this.#document = new PDFDocument({ autoFirstPage: false, compress: true, info, pdfVersion: '1.5' })
    this.#document.on('data', (piece: Buffer) => this.#pieces.push(piece))
    this.#ended = new Promise((resolve) => this.#document.on('end', resolve))
    this.#typeface = new Typeface((bytes, collectionName, key) => {
      // A name of its own, because each subset of a family calls itself by the family's name.
      this.#document.registerFont(key, bytes, collectionName)
      return (this.#document.font(key) as unknown as Internals)._font
    })
    this.#shaper = new Shaper(this.#typeface)
    this.#look = look
    const { slipWidth, slipHeight } = placesOf(look)
    this.#cell = { width: slipWidth * POINTS_PER_MM, height: slipHeight * POINTS_PER_MM }
    this.#logo = this.#openLogo(look.logo)
  }

  add(document: TicketDocument): void {
    const { columns, rows } = this.#look
    const place = this.#slips % (columns * rows)
    if (place === 0) this.#startPage()
    this.#slips += 1
    const { left, top } = placesOf(this.#look)
    const x = left * POINTS_PER_MM + (place % columns) * this.#cell.width
    const y = this.#height - top * POINTS_PER_MM - (Math.floor(place / columns) + 1) * this.#cell.height
    const content = contentOf(document)
    const pattern = this.#patternOf(content)
    this.#document.page.xobjects[pattern.name] = pattern.form
    this.#document.addContent(`q 1 0 0 1 ${n(x)} ${n(y)} cm /${pattern.name} Do\n${this.#ownOf(content, pattern)}Q`)
  }

  async finish(): Promise<{ readonly bytes: Uint8Array; readonly slips: number; readonly withoutQr: number }> {
    this.#document.end()
    await this.#ended
    return { bytes: Buffer.concat(this.#pieces), slips: this.#slips, withoutQr: this.#withoutQr }
  }

  #startPage(): void {
    const { paper, title, columns, rows } = this.#look
    const { widthMm, heightMm } = SHEET_PAPERS[paper]
    this.#height = heightMm * POINTS_PER_MM
    this.#document.addPage({ size: [widthMm * POINTS_PER_MM, this.#height], margin: 0 })
    // pdfkit counts from the top; what is written here counts from the bottom, as PDF does.
    this.#document.addContent(`1 0 0 -1 0 ${n(this.#height)} cm`)
    this.#marks ??= this.#form(widthMm * POINTS_PER_MM, this.#height, cutMarks(this.#look))
    this.#document.page.xobjects.Marks = this.#marks
    const page = this.#slips / (columns * rows) + 1
    const line = this.#shaper.line(`${title} · ${page}`, REGULAR)
    const x = placesOf(this.#look).left * POINTS_PER_MM
    this.#document.addContent(`/Marks Do\n0.5 g\n${textAt(line, x, 5.2 * POINTS_PER_MM, 6)}0 g`)
    this.#addFonts(this.#document.page.fonts)
  }

  #patternOf(content: Content): Pattern {
    const qrSizes = content.shapes.map(({ size }) => size)
    const key = lookOf(content.slip, qrSizes)
    const known = this.#patterns.get(key)
    if (known) return known
    const options = { shaper: this.#shaper, qrSizes, logoAspect: this.#logo?.aspect }
    const layout = layoutVoucher(content.slip, this.#cell, options)
    const { width, height } = this.#cell
    const form = this.#form(width, height, this.#operatorsOf(layout))
    const pattern = { name: `Slip${this.#patterns.size}`, layout, form }
    this.#patterns.set(key, pattern)
    return pattern
  }

  /** All but the codes. */
  #operatorsOf({ texts, mark, logo }: VoucherLayout): string {
    const { height } = this.#cell
    let operators = ''
    if (logo && this.#logo) {
      const { x, y, width, height: tall } = logo
      operators += `q ${n(width)} 0 0 ${n(tall)} ${n(x)} ${n(height - y - tall)} cm /${this.#logo.name} Do Q\n`
    }
    if (mark) {
      const { x, y, width, height: tall, text, size, textX } = mark
      operators += `0 g ${n(x)} ${n(height - y - tall)} ${n(width)} ${n(tall)} re f\n1 g\n`
      operators += textAt(this.#shaper.line(text, { weight: 700 }), textX, height - y - tall / 2 - size * 0.36, size)
    }
    for (const placed of texts) {
      if (placed.kind === 'text') {
        const { text, style, x, y, size, grey } = placed
        operators += `${grey} g\n${textAt(this.#shaper.line(text, style), x, height - y, size)}`
      } else if (placed.kind === 'rule') {
        operators += `0.6 G 0.4 w ${n(placed.x)} ${n(height - placed.y)} m ${n(placed.x + placed.width)} ${n(height - placed.y)} l S\n`
      }
    }
    return operators
  }

  /** What only this slip has. */
  #ownOf({ slip: { codes }, shapes }: Content, { layout }: Pattern): string {
    const { height } = this.#cell
    let operators = ''
    for (const placed of layout.texts) {
      if (placed.kind !== 'code') continue
      const text = (codes[placed.index] ?? '').slice(placed.from, placed.to)
      operators += textAt(this.#codeLine(text), placed.x, height - placed.y, placed.size)
    }
    for (const { index, x, y, module } of layout.qrs) {
      const shape = shapes[index]
      if (!shape) continue
      const bottom = height - y - shape.size * module
      operators += `q ${module.toFixed(4)} 0 0 ${module.toFixed(4)} ${n(x)} ${n(bottom)} cm\n${shape.path}f Q\n`
    }
    if (layout.isWithoutQr) this.#withoutQr += 1
    return operators
  }

  #codeLine(text: string) {
    const line = this.#shaper.line(text, CODE)
    this.#shaper.forget(text, CODE)
    this.#addFonts(this.#document.page.fonts)
    return line
  }

  #form(width: number, height: number, operators: string): unknown {
    const fonts: Record<string, unknown> = {}
    this.#addFonts(fonts)
    const form = this.#document.ref({
      Type: 'XObject',
      Subtype: 'Form',
      BBox: [0, 0, width, height],
      Resources: { Font: fonts, ...(this.#logo && { XObject: { [this.#logo.name]: this.#logo.object } }) },
    })
    form.end(Buffer.from(operators, 'latin1'))
    return form
  }

  #addFonts(resources: Record<string, unknown>): void {
    for (const font of this.#typeface.used()) resources[font.id] ??= font.ref()
  }

  #openLogo(png: Uint8Array | undefined): Logo | undefined {
    if (!png) return undefined
    try {
      const image = (this.#document as unknown as Internals).openImage(Buffer.from(png))
      image.embed(this.#document)
      return { name: 'Logo', object: image.obj, aspect: image.width / image.height }
    } catch {
      return undefined
    }
  }
}

/** A QR code that would hold more than any can is not there at all. */
function contentOf(document: TicketDocument): Content {
  const slip = slipOf(document)
  const found = slip.qrs.map((qr) => ({ qr, shape: qrShape(qr.data) }))
  const real = found.flatMap(({ qr, shape }) => (shape ? [{ qr, shape }] : []))
  const qrs = real.map(({ qr }, index) => ({ ...qr, index }))
  return { slip: { ...slip, qrs }, shapes: real.map(({ shape }) => shape) }
}
