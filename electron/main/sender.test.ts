/** Only the main frame of our own page may call the backend. */
import { expect, test } from 'vitest'
import { isOurPage } from './sender.ts'

const ORIGIN = 'app://counter'
const main = { origin: ORIGIN, parent: null }

test('our page is heard', () => {
  expect(isOurPage(() => main, ORIGIN)).toBe(true)
})

test.each([
  ['a frame inside our page', { origin: ORIGIN, parent: main }],
  ['a page of another origin', { origin: 'https://example.org', parent: null }],
  ['a page without an origin', { origin: 'null', parent: null }],
  ['an origin that only begins like ours', { origin: 'app://counter.evil', parent: null }],
  ['a frame that has navigated away', null],
])('%s is not', (_who, frame) => {
  expect(isOurPage(() => frame, ORIGIN)).toBe(false)
})

test('a frame that is gone while it is asked is not', () => {
  const gone = () => {
    throw new Error('Render frame was disposed')
  }
  expect(isOurPage(gone, ORIGIN)).toBe(false)
})
