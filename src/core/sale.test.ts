import { expect, test } from 'vitest'
import { settleCash } from './sale.ts'

test('change is what was handed over, less what was owed', () => {
  expect(settleCash(100, 3, 300, 500)).toEqual({ totalMinor: 300, tenderedMinor: 500, changeMinor: 200 })
})

test('nothing typed is the exact amount', () => {
  expect(settleCash(250, 1, 250, null)).toEqual({ totalMinor: 250, tenderedMinor: 250, changeMinor: 0 })
})

test('a sale is not made at a price the cashier did not see', () => {
  expect(() => settleCash(100, 2, 100, 500)).toThrow(expect.objectContaining({ reason: 'price_changed' }))
})

test('a sale is not made for too little money, or for a mistyped fortune', () => {
  for (const tendered of [299, 10 ** 13]) {
    expect(() => settleCash(100, 3, 300, tendered)).toThrow(expect.objectContaining({ reason: 'too_little_money' }))
  }
})
