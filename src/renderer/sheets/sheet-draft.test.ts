import { expect, test } from 'vitest'
import { newSheet, orderOf, paperNeeded } from './sheet-draft.ts'

test('a new sheet is of the whole batch', () => {
  expect(orderOf(newSheet(100), 'b', 100)).toMatchObject({ batchId: 'b', paper: 'a4', from: 1, to: 100 })
})

test.each([
  ['0', '5'],
  ['6', '5'],
  ['1', '101'],
  ['', '5'],
  ['1.5', '5'],
  ['x', '5'],
])('from %j to %j is no range of 100 slips', (from, to) => {
  expect(orderOf({ ...newSheet(100), from, to }, 'b', 100)).toBeUndefined()
})

test('the paper is told before it is used', () => {
  const order = orderOf({ ...newSheet(100), from: '25', to: '49' }, 'b', 100)
  expect(order && paperNeeded(order)).toEqual({ pages: 2, width: 49, height: 46 })
})
