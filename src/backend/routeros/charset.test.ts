import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Charset, decodeText, encodeText } from './charset.ts'

const charsets: Charset[] = ['utf-8', 'windows-1251', 'windows-1252']

it.each(charsets)('gives every text back as it was, in %s', (charset) => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('é', 'Ã', '©', '€', 'ж', 'Р', '°', 'a') }),
  )
  fc.assert(fc.property(text, (written) => decodeText(encodeText(written, charset), charset) === written))
})

it('reads and writes old text in its code page', () => {
  expect([...encodeText('привет', 'windows-1251')]).toEqual([0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2])
  expect(decodeText(Uint8Array.of(0xef, 0xf0, 0xe8, 0xe2, 0xe5, 0xf2), 'windows-1251')).toBe('привет')
  expect([...encodeText('naïve €', 'windows-1252')]).toEqual([0x6e, 0x61, 0xef, 0x76, 0x65, 0x20, 0x80])
})

it('never reads UTF-8 as a code page, nor writes a question mark for what a code page lacks', () => {
  const arabic = new TextEncoder().encode('قهوة')
  expect(decodeText(arabic, 'windows-1252')).toBe('قهوة')
  expect(encodeText('قهوة', 'windows-1252')).toEqual(arabic)
})

it('sends as UTF-8 what would be taken for UTF-8 in the code page', () => {
  expect([...encodeText('Ã©', 'windows-1252')]).toEqual([0xc3, 0x83, 0xc2, 0xa9])
})
