import { expect, test } from 'vitest'
import { drawCodeOf } from '../../../core/codes.ts'
import { isScanned, readCash } from './cash.ts'

test('an empty field is the exact amount', () => {
  expect(readCash('  ', 250, 'EUR')).toEqual({ ok: true, tenderedMinor: null, changeMinor: 0 })
})

test.each([
  ['5,00', 250],
  ['5', 250],
  ['2.50', 0],
])('%s for 2.50 gives back %i cents', (text, changeMinor) => {
  expect(readCash(text, 250, 'EUR')).toMatchObject({ ok: true, changeMinor })
})

test('too little says how much is missing', () => {
  expect(readCash('2', 250, 'EUR')).toEqual({ ok: false, missingMinor: 50 })
})

test.each(['abc', '1.2.3', '-5', '1e9'])('%s is no amount', (text) => {
  expect(readCash(text, 250, 'EUR')).toEqual({ ok: false, problem: 'not_a_number' })
})

test('an absurd amount is refused rather than sold with absurd change', () => {
  expect(readCash('99999999999999', 250, 'EUR')).toEqual({ ok: false, problem: 'too_large' })
})

test.each(['mixed', 'digits'] as const)('a slip of %s that is scanned into the cash field is no cash', (alphabet) => {
  const code = drawCodeOf({ locationMark: '7k', prefix: '', alphabet, randomLength: 6 }, (below) => 5 % below)
  expect(isScanned(code, readCash(code, 250, 'EUR'), 250)).toBe(true)
})

test.each(['5', '1000', '100000', '2', 'abc', '00000000', ''])('“%s” is no slip', (text) => {
  expect(isScanned(text, readCash(text, 250, 'EUR'), 250)).toBe(false)
})
