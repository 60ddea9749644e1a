import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bearsMark,
  CODE_ALPHABET,
  cleanPrefix,
  drawCode,
  drawCodeOf,
  drawLocationMark,
  groupCode,
  headOf,
  lengthOf,
  lengthProblem,
  mostCodes,
  readCode,
} from './codes.ts'

/** Fast-check's integers as dice, so that a failing code can be seen again. */
const dice = (numbers: readonly number[]) => {
  let at = 0
  return (bound: number) => (numbers[at++ % numbers.length] ?? 0) % bound
}
const aCode = fc
  .tuple(fc.array(fc.nat(), { minLength: 3, maxLength: 20 }), fc.integer({ min: 4, max: 12 }))
  .map(([numbers, length]) => drawCode(drawLocationMark(dice(numbers)), length, dice(numbers)))

describe('a code', () => {
  test('is read back however it is typed', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        expect(readCode(groupCode(code).join(' - ').toUpperCase())).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('with one wrong character is never another valid code', () => {
    fc.assert(
      fc.property(aCode, fc.nat(), fc.nat(), (code, place, shift) => {
        const at = place % code.length
        const other = CODE_ALPHABET.charAt((CODE_ALPHABET.indexOf(code.charAt(at)) + 1 + (shift % 30)) % 31)
        expect(readCode(code.slice(0, at) + other + code.slice(at + 1)).ok).toBe(false)
      }),
    )
  })

  test('with two neighbours swapped is never another valid code', () => {
    fc.assert(
      fc.property(aCode, fc.nat(), (code, place) => {
        const at = place % (code.length - 1)
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        expect(readCode(swapped).ok).toBe(swapped === code)
      }),
    )
  })

  test('holds no look-alikes and starts with a digit', () => {
    fc.assert(
      fc.property(aCode, (code) => {
        expect(code).not.toMatch(/[01ilo]/)
        expect(code).toMatch(/^\d/)
      }),
    )
  })

  test('says which mistake it was', () => {
    expect(readCode('7kq mx0 p2d')).toEqual({ ok: false, error: 'foreign_character' })
    expect(readCode('')).toEqual({ ok: false, error: 'foreign_character' })
  })

  test('is grouped for the eye', () => expect(groupCode('7kqmx4p2d')).toEqual(['7kq', 'mx4', 'p2d']))
})

describe('a code for number pads', () => {
  const aShape = fc
    .tuple(fc.nat(247), fc.string({ maxLength: 9 }), fc.integer({ min: 4, max: 12 }))
    .map(([place, typed, randomLength]) => ({
      locationMark: '23456789'.charAt(place / 31) + CODE_ALPHABET.charAt(place % 31),
      prefix: cleanPrefix(typed, 'digits'),
      alphabet: 'digits' as const,
      randomLength,
    }))
  const aDrawn = fc
    .tuple(aShape, fc.array(fc.nat(), { minLength: 3, maxLength: 20 }))
    .map(([shape, numbers]) => ({ shape, code: drawCodeOf(shape, dice(numbers)) }))
  /** Codes of the other form never begin like that: what is read here is read by this form's rule alone. */
  const isOnlyDigits = ({ code }: { readonly code: string }) => /^[01]/.test(code)

  test('is digits alone, begins with its location and prefix, and is read back', () => {
    fc.assert(
      fc.property(aDrawn, ({ shape, code }) => {
        expect(code).toMatch(/^\d+$/)
        expect(code.startsWith(headOf(shape))).toBe(true)
        expect(code).toHaveLength(lengthOf(shape))
        expect(bearsMark(code, shape.locationMark)).toBe(true)
        expect(readCode(groupCode(code).join(' '))).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('with one wrong digit is never another valid code', () => {
    fc.assert(
      fc.property(aDrawn.filter(isOnlyDigits), fc.nat(), fc.integer({ min: 1, max: 9 }), ({ code }, place, shift) => {
        const at = 1 + (place % (code.length - 1))
        const other = String((Number(code.charAt(at)) + shift) % 10)
        expect(readCode(code.slice(0, at) + other + code.slice(at + 1))).toEqual({ ok: false, error: 'mistyped' })
      }),
    )
  })

  test('with two neighbours swapped is never another valid code', () => {
    fc.assert(
      fc.property(aDrawn.filter(isOnlyDigits), fc.nat(), ({ code }, place) => {
        const at = 1 + (place % (code.length - 2))
        const swapped = code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2)
        expect(readCode(swapped).ok).toBe(swapped === code)
      }),
    )
  })

  test('bears three digits that no two locations share', () => {
    const marks = Array.from({ length: 248 }, (_, at) => '23456789'.charAt(at / 31) + CODE_ALPHABET.charAt(at % 31))
    const heads = marks.map((locationMark) => headOf({ locationMark, prefix: '', alphabet: 'digits' }))
    expect(new Set(heads).size).toBe(248)
    expect([heads[0], heads.at(-1)]).toEqual(['000', '247'])
  })
})

describe('a prefix', () => {
  test('is cleaned to what a code can hold', () => {
    expect(cleanPrefix(' Promo-1!', 'mixed')).toBe('prm')
    expect(cleanPrefix('bar 2026', 'mixed')).toBe('bar226')
    expect(cleanPrefix('No. 0042-7', 'digits')).toBe('00427')
    expect(cleanPrefix('ÄÖ+="', 'mixed')).toBe('')
  })

  test('stands behind the mark, under the same check', () => {
    const shape = { locationMark: '7k', prefix: 'bar', alphabet: 'mixed', randomLength: 4 } as const
    const code = drawCodeOf(shape, dice([5, 25, 9]))
    expect(code).toMatch(/^7kbar.{5}$/)
    expect(readCode(code).ok).toBe(true)
    expect(readCode(code.replace('bar', 'bat')).ok).toBe(false)
  })
})

test('letters and digits are never digits alone, whatever the dice say', () => {
  expect(drawCode('22', 8, () => 0)).toBe('222222222am')
})

test('short codes are refused to a batch that would fill their space', () => {
  const short = { alphabet: 'digits', randomLength: 4 } as const
  expect(mostCodes(short)).toBe(100)
  expect(lengthProblem(short, 100, 0)).toBeUndefined()
  expect(lengthProblem(short, 100, 1)).toBe('too_short')
  expect(lengthProblem({ alphabet: 'mixed', randomLength: 5 }, 10_000, 0)).toBeUndefined()
  expect(lengthProblem({ alphabet: 'digits', randomLength: 5 }, 10_000, 0)).toBe('too_short')
})
