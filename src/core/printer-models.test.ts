import { expect, test } from 'vitest'
import { PRINTER_MODELS, printerModel, proposed } from './printer-models.ts'

/** Of font A, the letters of every printer: a wider line would be broken by the printer itself. */
const LETTER_DOTS = 12

test('no model proposes more letters across than its dots have room for', () => {
  const isTooWide = ({ columns, dots }: { columns: number; dots: number }) => columns * LETTER_DOTS > dots
  expect(PRINTER_MODELS.filter(({ sizes }) => sizes.some(isTooWide))).toEqual([])
})

test('only a model whose code page is known prints letters by its slot', () => {
  const isOdd = ({ textMode, codePageSlot }: (typeof PRINTER_MODELS)[number]) =>
    (codePageSlot !== null) !== (textMode === 'code-page')
  expect(PRINTER_MODELS.filter(isOdd)).toEqual([])
})

test('an unknown printer gets pictures, which every printer can print', () => {
  expect(proposed('unknown', 58)).toMatchObject({ textMode: 'raster', dots: 384, cut: false })
  expect(proposed('unknown', 80)).toMatchObject({ textMode: 'raster', dots: 576, cut: true })
  expect(printerModel('a printer of next year').id).toBe('unknown')
})

test('a model proposes the paper it takes', () => {
  expect(proposed('xprinter-58', 80).paperMm).toBe(58)
  expect(proposed('epson-tm-t20', 58)).toMatchObject({ paperMm: 58, dots: 420 })
})

test('every model has a name of its own', () => {
  expect(new Set(PRINTER_MODELS.map(({ id }) => id)).size).toBe(PRINTER_MODELS.length)
  expect(PRINTER_MODELS.filter(({ name }) => name === '').map(({ id }) => id)).toEqual(['unknown'])
})
