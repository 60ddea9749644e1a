import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CODE_ALPHABET, drawCode, drawLocationMark, groupCode, readCode } from './codes.ts'

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
