/** What lies in a drawer: every piece is a whole number of minor units, and small change is never missing. */
import { expect, test } from 'vitest'
import { denominationsOf, isCountable } from './denominations.ts'
import { isCurrency, minorDigits } from './money.ts'

const everywhere = Intl.supportedValuesOf('currency').filter(isCurrency)

test.each(everywhere)('%s has pieces to count: whole, positive, each once, largest first', (currency) => {
  const pieces = denominationsOf(currency)
  expect(pieces.length).toBeGreaterThan(1)
  expect(pieces.every((piece) => Number.isSafeInteger(piece) && piece > 0)).toBe(true)
  expect([...new Set(pieces)].sort((a, b) => b - a)).toEqual(pieces)
})

test.each([
  ['EUR', 50_000, 1],
  ['KWD', 20_000, 5],
  ['TND', 50_000, 5],
  ['JPY', 10_000, 1],
  ['UGX', 50_000, 50],
  ['KES', 100_000, 100],
])('%s goes from %i down to %i minor units', (currency, largest, smallest) => {
  const pieces = denominationsOf(currency)
  expect([pieces[0], pieces.at(-1)]).toEqual([largest, smallest])
})

test('a currency nobody wrote down is counted in 1, 2 and 5, whatever its digits', () => {
  expect([minorDigits('KRW'), denominationsOf('KRW').slice(-4)]).toEqual([0, [10, 5, 2, 1]])
  expect([minorDigits('BHD'), denominationsOf('BHD')[0]]).toEqual([3, 5_000_000])
  expect([minorDigits('NZD'), denominationsOf('NZD')[0]]).toEqual([2, 500_000])
})

test('what is no piece of a currency cannot be counted; loose minor units always can', () => {
  expect(isCountable({ valueMinor: 300, pieces: 1 }, 'EUR')).toBe(false)
  expect(isCountable({ valueMinor: 0, pieces: 1 }, 'EUR')).toBe(false)
  expect(isCountable({ valueMinor: 500, pieces: 1_000_001 }, 'EUR')).toBe(false)
  expect(isCountable({ valueMinor: 1, pieces: 5_000_000 }, 'UGX')).toBe(true)
})
