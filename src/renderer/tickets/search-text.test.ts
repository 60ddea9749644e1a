import { expect, test } from 'vitest'
import { drawCode, drawLocationMark, groupCode } from '../../core/codes.ts'
import { searchTextOf } from './search-text.ts'

const code = drawCode(
  drawLocationMark(() => 3),
  6,
  () => 5,
)

test('a code is found however it was typed or scanned', () => {
  expect(searchTextOf(groupCode(code).join(' '))).toBe(code)
  expect(searchTextOf(` ${groupCode(code).join('-').toUpperCase()} `)).toBe(code)
})

test('anything else is searched as it was typed', () => {
  expect(searchTextOf(' Day ')).toBe('Day')
  expect(searchTextOf('12')).toBe('12')
  expect(searchTextOf('')).toBe('')
})
