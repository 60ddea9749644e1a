/**
 * Token codes: short, typo-proof, unguessable, unique over all locations.
 *
 * A code is `location mark (2) + random (n) + check character (1)`. The alphabet has no look-alikes and 31 members, a
 * prime, so that the check character catches every single wrong character and every swap of two. Lower case, and a
 * digit first, because telephones type those without a shift key and capitalise nothing after a digit.
 */
import { fail, ok, type Result } from './result.ts'

export const CODE_ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'
const PRIME = CODE_ALPHABET.length

/** How many characters of a code are drawn at random when a plan does not say. */
export const DEFAULT_RANDOM_LENGTH = 6

/** Uniformly random integers below `bound`, from a cryptographic source. */
export type RandomBelow = (bound: number) => number

const draw = (from: string, random: RandomBelow): string => from.charAt(random(from.length))

/** The mark of a location, drawn once when it is set up: a digit, then any character. */
export function drawLocationMark(random: RandomBelow): string {
  return draw(DIGITS, random) + draw(CODE_ALPHABET, random)
}

/** A fresh code; `randomLength` characters of it are unguessable. */
export function drawCode(locationMark: string, randomLength: number, random: RandomBelow): string {
  const body = locationMark + Array.from({ length: randomLength }, () => draw(CODE_ALPHABET, random)).join('')
  return body + checkCharacter(body)
}

/** A weighted sum modulo 31: position weights make swaps visible, and never repeat within a code. */
function checkCharacter(body: string): string {
  const sum = [...body].reduce((total, character, at) => total + (at + 1) * CODE_ALPHABET.indexOf(character), 0)
  return CODE_ALPHABET.charAt(sum % PRIME)
}

export type CodeProblem = 'foreign_character' | 'mistyped'

/** Reads a code as people type or scan it: any case, with spaces or dashes; finds most typing mistakes. */
export function readCode(text: string): Result<string, CodeProblem> {
  const code = text.toLowerCase().replaceAll(/[\s-]/g, '')
  if (code.length < 4 || [...code].some((character) => !CODE_ALPHABET.includes(character))) {
    return fail('foreign_character')
  }
  return checkCharacter(code.slice(0, -1)) === code.at(-1) ? ok(code) : fail('mistyped')
}

/** `7kqmx4p2d` → `7kq mx4 p2d`: groups of three or four, so that nobody loses their place. */
export function groupCode(code: string): string[] {
  const size = code.length % 3 === 0 || code.length % 4 === 1 ? 3 : 4
  return code.match(new RegExp(`.{1,${size}}`, 'g')) ?? []
}
