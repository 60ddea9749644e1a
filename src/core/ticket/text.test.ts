import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanTicketText, TICKET_TEXT_LIMIT } from './text.ts'

test('text cannot carry control characters, bidi overrides or hidden characters to the printer', () => {
  const hidden = '\x00\x07\x1b\x1d\x10\x7f\x9b\u00ad\u061c\u200b\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\ufff9'
  for (const character of hidden) expect(cleanTicketText(`a${character}b`)).toBe('ab')
  expect(cleanTicketText('a\ud800b\udc00c\uffff')).toBe('abc')
})

test('whatever is typed, no line keeps a control, override, surrogate or doubled space', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, keepLines) => {
      const cleaned = cleanTicketText(text, { keepLines })
      expect(cleaned).not.toMatch(/[\p{Cs}\u200b\u202a-\u202e\u2066-\u2069\ufeff]/u)
      expect(cleaned.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
      expect(cleaned).not.toMatch(/^\s| {2}|\s$/)
      expect(cleanTicketText(cleaned, { keepLines })).toBe(cleaned)
    }),
  )
})

test('spaces of every kind become one plain space, so that formatted prices stay in the printer’s own characters', () => {
  expect(cleanTicketText('1\u202f234,50\u00a0 XOF\t!')).toBe('1 234,50 XOF !')
})

test('line breaks become spaces in a name and stay in a footer', () => {
  const text = 'one\r\ntwo\n\nthree\u2028four\x0bfive'
  expect(cleanTicketText(text)).toBe('one two three four five')
  expect(cleanTicketText(text, { keepLines: true })).toBe('one\ntwo\nthree\nfour\nfive')
})

test('joiners that Persian and emoji are written with survive', () => {
  expect(cleanTicketText('می\u200cخواهم')).toBe('می\u200cخواهم')
  expect(cleanTicketText('👩\u200d👧')).toBe('👩\u200d👧')
})

test('decomposed letters are composed, so that they measure as one', () => {
  expect(cleanTicketText('Cafe\u0301')).toBe('Café')
})

test('text of 200 characters is never cut, text beyond the limit visibly', () => {
  const name = 'x'.repeat(200)
  expect(cleanTicketText(name)).toBe(name)
  expect(cleanTicketText('y'.repeat(10_000))).toBe(`${'y'.repeat(TICKET_TEXT_LIMIT)}...`)
})

test('the limit never cuts through an emoji family', () => {
  const family = '👩\u200d👩\u200d👧'
  expect(cleanTicketText(family.repeat(TICKET_TEXT_LIMIT))).toBe(family.repeat(TICKET_TEXT_LIMIT))
  expect(cleanTicketText(family.repeat(TICKET_TEXT_LIMIT + 1))).toBe(`${family.repeat(TICKET_TEXT_LIMIT)}...`)
})
