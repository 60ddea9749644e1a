/** Foreign cash: what it is worth here at the rate a manager fixed, and such a rate as people type it. */
import type { FieldProblem } from './errors.ts'
import { minorDigits } from './money.ts'
import { fail, ok, type Result } from './result.ts'

/** A rate is a whole number: units of the café's currency for one unit of the foreign one, times this. */
const NANO = 1_000_000_000n
const NANO_DIGITS = 9

/** A million for one; any real pair of currencies is far below, and the number stays exact. */
const MAX_RATE_NANO = 1_000_000n * NANO

interface Pair {
  readonly rateNano: number
  readonly foreign: string
  readonly base: string
}

/** In the café's currency; what is less than its smallest unit is not counted. */
export function worthInBase(foreignMinor: number, { rateNano, foreign, base }: Pair): number {
  const { above, below } = factors({ rateNano, foreign, base })
  return Number((BigInt(foreignMinor) * above) / below)
}

/** The least foreign cash that is worth this much. */
export function tenderFor(baseMinor: number, pair: Pair): number {
  const { above, below } = factors(pair)
  return Number((BigInt(baseMinor) * below + above - 1n) / above)
}

/** Minor units of the café's currency for one of the foreign, as a fraction. */
function factors({ rateNano, foreign, base }: Pair) {
  const above = BigInt(rateNano) * 10n ** BigInt(minorDigits(base))
  return { above, below: NANO * 10n ** BigInt(minorDigits(foreign)) }
}

/**
 * Reads a rate as people type it: `16000`, `16 000`, `0,0273`, `1,085.25`. A lone point or comma is the decimal mark,
 * because rates have odd numbers of digits behind it; the screen says what it understood.
 */
export function parseRate(text: string): Result<number, FieldProblem> {
  const compact = text.replaceAll(/[\s'’_\u00a0\u202f]/g, '')
  if (compact === '') return fail('required')
  const [, whole = '', fraction = ''] = PLAIN.exec(compact) ?? POINT.exec(compact) ?? COMMA.exec(compact) ?? []
  if (whole + fraction === '' || /[1-9]/.test(fraction.slice(NANO_DIGITS))) return fail('not_a_number')
  const nano = BigInt(whole.replaceAll(/[.,]/g, '') + fraction.slice(0, NANO_DIGITS).padEnd(NANO_DIGITS, '0'))
  if (nano > MAX_RATE_NANO) return fail('too_large')
  return nano === 0n ? fail('too_small') : ok(Number(nano))
}

/** No thousands marks; or commas between thousands; or points between them. */
const PLAIN = /^(\d*)(?:[.,](\d+))?$/
const POINT = /^(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/
const COMMA = /^(\d{1,3}(?:\.\d{3})+)(?:,(\d+))?$/

/** `1085000000` → `1.085`: plain, for forms and files. */
export function formatRate(rateNano: number): string {
  const text = String(rateNano).padStart(NANO_DIGITS + 1, '0')
  const fraction = text.slice(-NANO_DIGITS).replace(/0+$/, '')
  const whole = text.slice(0, -NANO_DIGITS)
  return fraction === '' ? whole : `${whole}.${fraction}`
}
