import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import { expect, test } from 'vitest'
import { type SlipChange, slipNumber } from '../../../tests/support/sheet-slips.ts'
import { placesOf } from '../../core/sheet.ts'
import { standardDesign } from '../../core/ticket/design.ts'
import { POINTS_PER_MM } from './operators.ts'
import { QUIET_MODULES, qrShape } from './qr-shape.ts'
import { Shaper } from './shaping.ts'
import { slipOf } from './slip.ts'
import { type EmbeddedFont, Typeface } from './typeface.ts'
import { CODE } from './voucher-box.ts'
import { layoutVoucher } from './voucher-layout.ts'

const document = new PDFDocument({ autoFirstPage: false })
const shaper = new Shaper(
  new Typeface((bytes, name, key) => {
    document.registerFont(key, bytes, name)
    return (document.font(key) as unknown as { _font: EmbeddedFont })._font
  }),
)

interface Box {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Where everything of a slip lies, and how large its cell is. */
function laidOut(columns: number, rows: number, change: SlipChange) {
  const slip = slipOf(slipNumber(0, change))
  const { slipWidth, slipHeight } = placesOf({ paper: 'a4', columns, rows })
  const cell = { width: slipWidth * POINTS_PER_MM, height: slipHeight * POINTS_PER_MM }
  const qrSizes = slip.qrs.map(({ data }) => qrShape(data)?.size ?? 0)
  const layout = layoutVoucher(slip, cell, { shaper, qrSizes, logoAspect: undefined })
  const texts = layout.texts.flatMap((one): Box[] => {
    if (one.kind === 'rule') return []
    const text = one.kind === 'code' ? (slip.codes[one.index] ?? '').slice(one.from, one.to) : one.text
    const width = (shaper.line(text, one.kind === 'code' ? CODE : one.style).width * one.size) / 1000
    return [{ left: one.x, right: one.x + width, top: one.y - one.size * 0.75, bottom: one.y + one.size * 0.2 }]
  })
  const qrs = layout.qrs.map(({ index, x, y, module }): Box => {
    const [quiet, side] = [QUIET_MODULES * module, (qrSizes[index] ?? 0) * module]
    return { left: x - quiet, right: x + side + quiet, top: y - quiet, bottom: y + side + quiet }
  })
  return { cell, texts, qrs, layout, slip }
}

const overlap = (a: Box, b: Box): boolean =>
  Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.3 &&
  Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.3

const name = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.constantFrom('Кафе Цифра', 'مقهى النيل الأزرق', 'x'.repeat(300), 'A very long name of a very small café indeed'),
)
const both = {
  blocks: standardDesign.blocks.map((block) => (block.kind === 'qr' ? { ...block, mode: 'both' as const } : block)),
}
const design = fc.constantFrom({}, { languages: ['ar'] as const }, { languages: ['fr', 'sw', 'ar'] as const }, both)

test('nothing leaves its slip, nothing stands on anything else, and the quiet zones stay white', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 4, max: 12 }),
      name,
      design,
      (columns, rows, text, look) => {
        const { cell, texts, qrs } = laidOut(columns, rows, { facts: { cafeName: text, planName: text }, design: look })
        const page: Box = { left: 0, right: cell.width, top: 0, bottom: cell.height }
        for (const box of [...texts, ...qrs]) {
          expect(box.left).toBeGreaterThanOrEqual(page.left - 0.3)
          expect(box.right).toBeLessThanOrEqual(page.right + 0.3)
          expect(box.top).toBeGreaterThanOrEqual(page.top - 0.3)
          expect(box.bottom).toBeLessThanOrEqual(page.bottom + 0.3)
        }
        for (const [at, text] of texts.entries()) {
          for (const other of [...texts.slice(at + 1), ...qrs]) expect(overlap(text, other)).toBe(false)
        }
      },
    ),
    { numRuns: 25, seed: 5 },
  )
})

test('the code is on every slip as a whole, however small', () => {
  for (const [columns, rows] of [
    [2, 4],
    [6, 12],
  ] as const) {
    for (const password of [undefined, 'p'.repeat(64)]) {
      const { layout, slip } = laidOut(columns, rows, password ? { facts: { password } } : {})
      for (const [index, code] of slip.codes.entries()) {
        const shown = layout.texts.filter((one) => one.kind === 'code').filter((one) => one.index === index)
        expect(
          shown
            .map(({ from, to }) => code.slice(from, to))
            .join('')
            .replaceAll(' ', ''),
        ).toBe(code.replaceAll(' ', ''))
      }
    }
  }
})
