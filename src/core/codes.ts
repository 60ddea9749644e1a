/**
 * Token codes: short, typo-proof, unguessable, unique over all locations.
 *
 * A code is `location mark (2) + prefix (0 to 6) + random (n) + check character (1)`. The alphabet has no look-alikes and
 * 31 members, a prime, so that the check character catches every single wrong character and every swap of two. Lower
 * case, and a digit first, because telephones type those without a shift key and capitalise nothing after a digit.
 *
 * For number pads there is a second form, of digits alone: `mark (3) + prefix + random (n) + check digit (1)`. Ten is no
 * prime, and so its check digit is Damm's, which catches every wrong digit and every swap of neighbours. A code of the
 * first form has a letter, so that none of one form is ever one of the other.
 */
import type { FieldProblem } from './errors.ts'
import { fail, ok, type Result } from './result.ts'

export const CODE_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const MARK_DIGITS = '23456789'
const ALL_DIGITS = '0123456789'
const LETTERS = CODE_ALPHABET.replaceAll(/\d/g, '')
const PRIME = CODE_ALPHABET.length

/** `mixed` is letters and digits. */
export const ALPHABETS = ['mixed', 'digits'] as const
export type Alphabet = (typeof ALPHABETS)[number]

/** How many characters of a code are drawn at random when a plan does not say. */
export const DEFAULT_RANDOM_LENGTH = 6
/** The fewest and the most of them that a person may choose. */
export const RANDOM_LENGTHS = { least: 4, most: 12 } as const
export const MAX_PREFIX_LENGTH = 6
/** One of so many possible codes is given out at most: whoever guesses should need an evening for one. */
const SPARSENESS = 100

/** What a code is made of. */
export interface CodeShape {
  readonly locationMark: string
  readonly prefix: string
  readonly alphabet: Alphabet
  readonly randomLength: number
}

/** Uniformly random integers below `bound`, from a cryptographic source. */
export type RandomBelow = (bound: number) => number

const draw = (from: string, random: RandomBelow): string => from.charAt(random(from.length))

/** The mark of a location, drawn once when it is set up: a digit, then any character. */
export function drawLocationMark(random: RandomBelow): string {
  return draw(MARK_DIGITS, random) + draw(CODE_ALPHABET, random)
}

/** A fresh code; `randomLength` characters of it are unguessable. */
export function drawCode(locationMark: string, randomLength: number, random: RandomBelow): string {
  return drawCodeOf({ locationMark, prefix: '', alphabet: 'mixed', randomLength }, random)
}

/** A fresh code of this shape. */
export function drawCodeOf(shape: CodeShape, random: RandomBelow): string {
  const { alphabet, randomLength } = shape
  const characters = charactersOf(alphabet)
  const drawn = Array.from({ length: randomLength - 1 }, () => draw(characters, random)).join('')
  const start = headOf(shape) + drawn
  if (alphabet === 'digits') return withEnd(start + draw(characters, random), checkDigit)
  return withEnd(start + draw(isAllDigits(start) ? LETTERS : characters, random), checkCharacter)
}

const withEnd = (body: string, check: (body: string) => string): string => body + check(body)

/** What every code of this shape begins with. */
export function headOf({ locationMark, prefix, alphabet }: Omit<CodeShape, 'randomLength'>): string {
  return (alphabet === 'digits' ? markInDigits(locationMark) : locationMark) + prefix
}

/** How long every code of this shape is. */
export function lengthOf(shape: CodeShape): number {
  return headOf(shape).length + shape.randomLength + 1
}

/** Whether a code was made at the location of this mark, in either form. */
export function bearsMark(code: string, locationMark: string): boolean {
  return code.startsWith(locationMark) || (isAllDigits(code) && code.startsWith(markInDigits(locationMark)))
}

/** What a person typed as a prefix, without what a code cannot hold. */
export function cleanPrefix(text: string, alphabet: Alphabet): string {
  const known = [...text.toLowerCase()].filter((character) => charactersOf(alphabet).includes(character))
  return known.slice(0, MAX_PREFIX_LENGTH).join('')
}

/** How many codes of this shape may be given out in all. */
export function mostCodes({ alphabet, randomLength }: Pick<CodeShape, 'alphabet' | 'randomLength'>): number {
  return Math.floor(charactersOf(alphabet).length ** randomLength / SPARSENESS)
}

/** Whether so many more codes fit, beside those of this shape that were given out before. */
export function lengthProblem(
  shape: Pick<CodeShape, 'alphabet' | 'randomLength'>,
  quantity: number,
  taken: number,
): FieldProblem | undefined {
  return quantity + taken > mostCodes(shape) ? 'too_short' : undefined
}

function charactersOf(alphabet: Alphabet): string {
  return alphabet === 'digits' ? ALL_DIGITS : CODE_ALPHABET
}

function isAllDigits(code: string): boolean {
  return /^\d+$/.test(code)
}

/** `000` to `247`: which of all marks it is. */
function markInDigits(locationMark: string): string {
  const [first, second] = [locationMark.charAt(0), locationMark.charAt(1)]
  return String(MARK_DIGITS.indexOf(first) * PRIME + CODE_ALPHABET.indexOf(second)).padStart(3, '0')
}

/** A weighted sum modulo 31: position weights make swaps visible, and never repeat within a code. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, at) => total + (at + 1) * CODE_ALPHABET.indexOf(character), 0)
  return CODE_ALPHABET.charAt(sum % PRIME)
}

/** A totally anti-symmetric quasigroup of order ten (H. M. Damm, 2004), row by row. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
] as const

function checkDigit(digits: string): string {
  return [...digits].reduce((interim, digit) => DAMM[Number(interim)]?.charAt(Number(digit)) ?? '', '0')
}

export type CodeProblem = 'foreign_character' | 'mistyped'

/** Reads a code as people type or scan it: any case, with spaces or dashes; finds most typing mistakes. */
export function readCode(text: string): Result<string, CodeProblem> {
  const code = text.toLowerCase().replaceAll(/[\s-]/g, '')
  if (code.length < 4) return fail('foreign_character')
  const [body, check] = [code.slice(0, -1), code.slice(-1)]
  if (isAllDigits(code) && checkDigit(body) === check) return ok(code)
  // Codes of the first form that happen to be all digits are not drawn any more, but some were sold.
  if ([...code].every((character) => CODE_ALPHABET.includes(character))) {
    return checkCharacter(body) === check ? ok(code) : fail('mistyped')
  }
  return fail(isAllDigits(code) ? 'mistyped' : 'foreign_character')
}

/** `7kqmx4p2d` → `7kq mx4 p2d`: groups of three or four, so that nobody loses their place. */
export function groupCode(code: string): string[] {
  const size = code.length % 3 === 0 || code.length % 4 === 1 ? 3 : 4
  return code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []
}
