import { expect, test } from 'vitest'
import { formatRate, parseRate, worthInBase } from './exchange.ts'

test.each([
  ['16000', '16000'],
  ['16 000', '16000'],
  ['16,000.50', '16000.5'],
  ['16.000,50', '16000.5'],
  ['1,085', '1.085'],
  ['1.085', '1.085'],
  ['0.0000187', '0.0000187'],
  [',5', '0.5'],
  ['1.000.000', '1000000'],
])('%s is a rate of %s', (typed, rate) => {
  const read = parseRate(typed)
  expect(read.ok && formatRate(read.value)).toBe(rate)
})

test.each([
  ['', 'required'],
  ['abc', 'not_a_number'],
  ['-3', 'not_a_number'],
  ['1,23,45', 'not_a_number'],
  ['1.2345678901', 'not_a_number'],
  ['0', 'too_small'],
  ['1000001', 'too_large'],
])('“%s” is no rate: %s', (typed, problem) => {
  expect(parseRate(typed)).toEqual({ ok: false, error: problem })
})

test('currencies with other numbers of digits are worth what the rate says', () => {
  const at = (rate: string, foreign: string, base: string) => {
    const read = parseRate(rate)
    if (!read.ok) throw new Error(rate)
    return worthInBase(1_000, { rateNano: read.value, foreign, base })
  }
  // Ten dollars in yen, in dinars of a thousand fils, in rupiah of a hundred sen.
  expect(at('154.25', 'USD', 'JPY')).toBe(1_542)
  expect(at('0.3071', 'USD', 'KWD')).toBe(3_071)
  expect(at('16250', 'USD', 'IDR')).toBe(16_250_000)
  // One dinar in euro.
  expect(at('2.987', 'KWD', 'EUR')).toBe(298)
})
