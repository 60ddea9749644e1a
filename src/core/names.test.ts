import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanName } from './names.ts'

test.each([
  ['  Café   Central ', 'Café Central'],
  ['مقهى الإنترنت', 'مقهى الإنترنت'],
  ['Wi-Fi 🎫👩‍💻', 'Wi-Fi 🎫👩‍💻'],
  ['line\r\nbreak\ttab', 'line break tab'],
  ['\u001b@\u0000\u0007', '@'],
  ['abc\u202edcba', 'abc dcba'],
  ['Cafe\u0301', 'Café'],
])('%j is kept as %j', (typed, kept) => expect(cleanName(typed)).toBe(kept))

test('no name carries a control character or a broken one, whatever was typed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (typed) => {
      const name = cleanName(typed)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: their absence is the point
      expect(name).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
      expect(name.isWellFormed()).toBe(true)
      expect(cleanName(name)).toBe(name)
    }),
  )
})
