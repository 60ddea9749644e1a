import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapText } from './wrap.ts'

const inColumns = (columns: number) => (text: string) => wrapText(text, columns, (part) => part.length)

test('lines break at spaces, and words longer than a line within', () => {
  expect(inColumns(10)('one two three four')).toEqual(['one two', 'three four'])
  expect(inColumns(4)('a abcdefghij b')).toEqual(['a', 'abcd', 'efgh', 'ij b'])
  expect(inColumns(10)('one\ntwo')).toEqual(['one', 'two'])
})

test('a character made of several code points is not broken', () => {
  expect(inColumns(5)('👩‍👧👩‍👧')).toEqual(['👩‍👧', '👩‍👧'])
})

test('no character is lost and no line is too wide', () => {
  const text = fc.array(fc.string({ unit: 'grapheme-ascii', maxLength: 30 })).map((words) => words.join(' '))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 48 }), (text, columns) => {
      const lines = inColumns(columns)(text)
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
    }),
  )
})
