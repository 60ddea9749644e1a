import { expect, test } from 'vitest'
import { pressPinKey } from './pin-pad.tsx'

test('digits are added up to eight, and zeros count', () => {
  expect(pressPinKey('00', '0')).toBe('000')
  expect(pressPinKey('12345678', '9')).toBe('12345678')
})

test('the last digit, or all of them, can be taken back', () => {
  expect(pressPinKey('12', 'Backspace')).toBe('1')
  expect(pressPinKey('', 'Backspace')).toBe('')
  expect(pressPinKey('12', 'Escape')).toBe('')
})

test('other keys are not the pad’s', () => {
  expect(pressPinKey('12', 'a')).toBeUndefined()
  expect(pressPinKey('12', 'F1')).toBeUndefined()
})
