import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import jsqr from 'jsqr'
import { expect, test } from 'vitest'
import { codeNumber } from '../../../tests/support/paper-codes.ts'
import { loginOf, type SlipChange, slipNumber } from '../../../tests/support/sheet-slips.ts'
import { POINTS_PER_MM } from './operators.ts'
import { SheetPdf } from './sheet-pdf.ts'

const grid = { paper: 'a4', columns: 4, rows: 6, cutMarks: 'lines', title: 'Batch', logo: undefined } as const

async function pdfOf(
  slips: number,
  look: Partial<ConstructorParameters<typeof SheetPdf>[0]> = {},
  change?: SlipChange,
) {
  const pdf = new SheetPdf({ ...grid, ...look })
  for (let n = 0; n < slips; n++) pdf.add(slipNumber(n, change))
  return pdf.finish()
}

/** What the streams of a PDF hold, unpacked. */
function streamsOf(bytes: Uint8Array): string[] {
  const text = Buffer.from(bytes).toString('latin1')
  return [...text.matchAll(/\nstream\n([\s\S]*?)\nendstream/g)].flatMap(([, packed = '']) => {
    try {
      return [inflateSync(Buffer.from(packed, 'latin1')).toString('latin1')]
    } catch {
      return []
    }
  })
}

interface DrawnQr {
  readonly modulePoints: number
  /** What a phone reads. */
  readonly says: string | undefined
}

/** Draws the rectangles of every QR code of the pages, as a viewer would, and reads them. */
function qrsOf(bytes: Uint8Array): DrawnQr[] {
  const pages = streamsOf(bytes).filter((stream) => stream.includes('/Marks Do'))
  const drawn = pages.flatMap((page) => [
    ...page.matchAll(/q ([\d.]+) 0 0 \1 [\d.]+ [\d.]+ cm\n((?:[\d ]+ re\n)+)f Q/g),
  ])
  return drawn.map(([, module = '', path = '']) => ({ modulePoints: Number(module), says: readQr(path) }))
}

function readQr(path: string): string | undefined {
  const rectangles = path
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number))
  const size = Math.max(...rectangles.map(([x = 0, , width = 0]) => x + width))
  const [scale, quiet] = [3, 4]
  const side = (size + 2 * quiet) * scale
  const dots = new Uint8ClampedArray(side * side * 4).fill(255)
  for (const [x = 0, y = 0, width = 0, height = 0] of rectangles) {
    for (let row = (size - y - height + quiet) * scale; row < (size - y + quiet) * scale; row++) {
      for (let column = (x + quiet) * scale; column < (x + width + quiet) * scale; column++) {
        dots.fill(0, (row * side + column) * 4, (row * side + column) * 4 + 3)
      }
    }
  }
  return jsqr(dots, side, side)?.data
}

test.each([
  [2, 4],
  [4, 6],
  [6, 12],
])(
  'every QR code of a %d × %d sheet leads to its own login, in modules that a printer can print',
  async (columns, rows) => {
    const slips = columns * rows + 3
    const { bytes, withoutQr } = await pdfOf(slips, { columns, rows })
    const drawn = qrsOf(bytes)
    expect(withoutQr).toBe(0)
    expect(drawn.map(({ says }) => says)).toEqual(Array.from({ length: slips }, (_, n) => loginOf(codeNumber(n))))
    expect(Math.min(...drawn.map(({ modulePoints }) => modulePoints))).toBeGreaterThanOrEqual(0.299 * POINTS_PER_MM)
  },
)

test('what is the same on all slips is drawn once', async () => {
  const [one, many] = [await pdfOf(1), await pdfOf(500)]
  const forms = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1').split('/Subtype /Form').length - 1
  expect(forms(many.bytes)).toBe(forms(one.bytes))
  expect((many.bytes.length - one.bytes.length) / 499).toBeLessThan(600)
})

test('a slip too small for its QR code says so, and no unreadable one is drawn', async () => {
  const long = { loginUrl: `http://wifi.example/login?username=${'x'.repeat(900)}` }
  const { bytes, withoutQr } = await pdfOf(3, { columns: 6, rows: 12 }, { facts: long })
  expect(withoutQr).toBe(3)
  expect(qrsOf(bytes)).toEqual([])
})

test('nothing that people type becomes PDF syntax', async () => {
  const evil = ') Tj ET Q endstream endobj /JS (app.alert(1)) << >> \\ %'
  const design = { languages: ['en', 'ar'] } as const
  const { bytes } = await pdfOf(2, {}, { facts: { cafeName: evil, planName: evil }, design })
  for (const stream of streamsOf(bytes).filter((one) => one.includes(' Tf'))) {
    expect(stream).not.toContain('app.alert')
    // Texts are glyph numbers in hex; a string in brackets would be somebody's text.
    expect(stream).not.toMatch(/[()]/)
  }
})

test('whatever a slip says, in any grid and any script, it comes out', async () => {
  const word = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      'مقهى النيل 24/7 (5G)',
      'हिन्दी क्षत्रिय',
      '👩‍👧🙏🏽🇰🇪',
      'x'.repeat(400),
      'Ünïcödé ﬁ',
      'שלום (1)',
      '日本語カフェ',
    ),
  )
  const cell = fc.record({ columns: fc.integer({ min: 2, max: 6 }), rows: fc.integer({ min: 4, max: 12 }) })
  await fc.assert(
    fc.asyncProperty(word, word, cell, fc.constantFrom('a4', 'letter'), async (cafeName, planName, size, paper) => {
      const { bytes } = await pdfOf(1, { ...size, paper }, { facts: { cafeName, planName } })
      expect(qrsOf(bytes).map(({ says }) => says)).toEqual([loginOf(codeNumber(0))])
    }),
    { numRuns: 6, seed: 5 },
  )
})
