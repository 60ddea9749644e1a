/** Codes for slips, the same in each run. */

const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'

/** Nine characters, no two alike: what a generator would draw, but the same in each run. */
export function codeNumber(n: number): string {
  let rest = (n + 1) * 2_654_435_761
  return Array.from({ length: 9 }, () => {
    const character = ALPHABET[rest % ALPHABET.length]
    rest = Math.floor(rest / ALPHABET.length) + n * 7
    return character
  }).join('')
}
