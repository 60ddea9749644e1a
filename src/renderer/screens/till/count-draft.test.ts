/** A count as it is typed: nothing that was typed is lost on the way into the books. */
import { expect, test } from 'vitest'
import { isRight, readCurrency, totalOf } from './count-draft.ts'

test('pieces and the rest as an amount make up what is counted', () => {
  const typed = { 1000: '3', 50: ' 2 ', other: '1,25' }
  expect(readCurrency('EUR', typed)).toEqual({
    currency: 'EUR',
    pieces: [
      { valueMinor: 1000, pieces: 3 },
      { valueMinor: 50, pieces: 2 },
      { valueMinor: 1, pieces: 125 },
    ],
  })
  expect(totalOf('EUR', typed)).toBe(3_225)
})

test('where single minor units are pieces, the rest is counted with them', () => {
  expect(readCurrency('JPY', { 1: '4', other: '7' }).pieces).toEqual([{ valueMinor: 1, pieces: 11 }])
  expect(readCurrency('KWD', { 20000: '1', other: '0.005' }).pieces).toEqual([
    { valueMinor: 20_000, pieces: 1 },
    { valueMinor: 1, pieces: 5 },
  ])
})

test.each(['-1', '1.5', 'x', '1000001'])('%s is no number of pieces', (text) => {
  expect(isRight('EUR', { 1000: text })).toBe(false)
  expect(totalOf('EUR', { 1000: text })).toBe(0)
})
