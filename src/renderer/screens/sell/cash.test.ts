import { expect, test } from 'vitest'
import { readCash } from './cash.ts'

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
