import { expect, test } from 'vitest'
import { stepThrough } from './step-through.ts'

test.each([
  ['ArrowDown', -1, 0],
  ['ArrowDown', 4, 4],
  ['ArrowUp', 0, 0],
  ['ArrowUp', 3, 2],
  ['PageDown', 1, 4],
  ['PageUp', 3, 0],
  ['Home', 3, 0],
  ['End', 0, 4],
])('%s from place %i of five leads to place %i', (key, at, to) => {
  expect(stepThrough(key, at, 5)).toBe(to)
})

test('other keys do not move, and an empty list has no place', () => {
  expect(stepThrough('a', 2, 5)).toBeUndefined()
  expect(stepThrough('ArrowDown', -1, 0)).toBeUndefined()
})
