import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatMoney, formatPlain, isCurrency, parseAmount } from './money.ts'

const read = (text: string, currency = 'EUR') => {
  const result = parseAmount(text, currency)
  return result.ok ? result.value : result.error
}

describe('an amount as a cashier types it', () => {
  // biome-ignore format: a table
  test.each([
    ['5', 500], ['5.00', 500], ['5,00', 500], ['5.5', 550], ['0,05', 5], [',50', 50], ['1 234,50', 123450],
    ['1,234.50', 123450], ['1.234,50', 123450], ['1.234.567,89', 123456789], ['1.234', 123400], ['1,234', 123400],
    ["1'234.50", 123450], ['٥٫٠٠'.replace('٫', ','), 500], ['5.000', 500000], ['5.', 500],
  ])('%s is %i cents', (text, minor) => expect(read(text)).toBe(minor))

  test.each([
    'abc',
    '-5',
    '5-',
    '1.2.3',
    '1,23,4',
    '5.0055',
    '0.005',
    '1.23.456,7',
    '5e3',
    '0x10',
    '5.00 €',
    '..5',
    '٫',
  ])('%s is refused rather than guessed', (text) => expect(read(text)).toBe('not_a_number'))
  test('nothing typed asks for an amount', () => expect(read('  ')).toBe('required'))
  test('a slip on the keyboard cannot become a fortune', () => expect(read('9'.repeat(30))).toBe('too_large'))
  test('currencies without cents take thousands marks', () => {
    expect(read('1,500', 'UGX')).toBe(1500)
    expect(read('1.500', 'JPY')).toBe(1500)
    expect(read('1500.50', 'JPY')).toBe('not_a_number')
    expect(read('1500.0', 'JPY')).toBe(1500)
  })
  test('currencies with three decimals', () => expect(read('1.250', 'KWD')).toBe(1250))

  test('what we print can be typed back', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000_000), fc.constantFrom('EUR', 'JPY', 'KWD', 'XOF'), (minor, currency) => {
        expect(read(formatPlain(minor, currency), currency)).toBe(minor)
      }),
    )
  })
})

test('money is written exactly, also where floating point would not be', () => {
  expect(formatMoney(123456789012345, 'EUR')).toBe('€1,234,567,890,123.45')
  expect(formatMoney(1500, 'UGX')).toContain('1,500')
  expect(formatPlain(-5, 'EUR')).toBe('-0.05')
})

test('currency codes', () => {
  expect(isCurrency('EUR')).toBe(true)
  expect(isCurrency('eur')).toBe(false)
  expect(isCurrency('XYZ')).toBe(false)
})
