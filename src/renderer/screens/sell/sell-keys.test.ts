import { expect, test } from 'vitest'
import type { Focus } from '../../components/focus.ts'
import { type OpenQuestions, type Press, readSellKey } from './sell-keys.ts'

const press = (key: string, more: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...more,
})
const NONE: OpenQuestions = { release: false, retry: false, answer: false }
const read = (key: string, focus: Focus = 'nowhere', open: Partial<OpenQuestions> = {}, more: Partial<Press> = {}) =>
  readSellKey(press(key, more), focus, { ...NONE, ...open })

test('function keys choose packages from anywhere', () => {
  for (const focus of ['nowhere', 'cash', 'field', 'control'] as const) {
    expect(read('F1', focus)).toEqual({ do: 'plan', position: 1 })
    expect(read('F12', focus)).toEqual({ do: 'plan', position: 12 })
  }
  expect(read('F13')).toBeUndefined()
})

test('an open question about a ticket goes before the package of that key', () => {
  expect(read('F9')).toEqual({ do: 'plan', position: 9 })
  expect(read('F9', 'cash', { release: true })).toEqual({ do: 'print_anyway' })
  expect(read('F10', 'cash', { retry: true })).toEqual({ do: 'print_again' })
})

test('Enter sells from the cash field and from nowhere; on a control it presses that control', () => {
  expect(read('Enter')).toEqual({ do: 'sell' })
  expect(read('Enter', 'cash')).toEqual({ do: 'sell' })
  expect(read('Enter', 'control')).toBeUndefined()
  expect(read('Enter', 'field')).toBeUndefined()
})

test('a key held down does not sell, and does not choose, again and again', () => {
  expect(read('Enter', 'cash', {}, { repeat: true })).toBeUndefined()
  expect(read('F1', 'cash', {}, { repeat: true })).toBeUndefined()
})

test('digits typed nowhere go to the cash field; inside it the browser types them', () => {
  expect(read('5')).toEqual({ do: 'type', digit: '5' })
  expect(read(',')).toEqual({ do: 'type', digit: ',' })
  expect(read('5', 'cash')).toBeUndefined()
  expect(read('5', 'field')).toBeUndefined()
})

test('letters answer only an open question, and never while somebody types', () => {
  expect(read('y')).toBeUndefined()
  expect(read('y', 'nowhere', { answer: true })).toEqual({ do: 'came_out' })
  expect(read('N', 'nowhere', { answer: true })).toEqual({ do: 'did_not' })
  expect(read('n', 'field', { answer: true })).toBeUndefined()
})

test('Alt+N unfolds the note from anywhere', () => {
  expect(read('n', 'cash', {}, { altKey: true })).toEqual({ do: 'note' })
  expect(read('n', 'cash')).toBeUndefined()
})

test('Alt leads to each way of paying, to a discount and to splitting, from anywhere', () => {
  const alt = (key: string) => read(key, 'field', {}, { altKey: true })
  expect(['c', 'm', 'r', 'b', 'a'].map(alt)).toEqual(
    ['cash', 'mobile', 'card', 'bank', 'account'].map((way) => ({ do: 'way', way })),
  )
  expect([alt('p'), alt('s')]).toEqual([{ do: 'discount' }, { do: 'split' }])
})

test('Ctrl+K finds; other combinations belong to the browser', () => {
  expect(read('k', 'cash', {}, { ctrlKey: true })).toEqual({ do: 'search' })
  expect(read('5', 'nowhere', {}, { ctrlKey: true })).toBeUndefined()
  expect(read('F4', 'nowhere', {}, { altKey: true })).toBeUndefined()
})
