/** Reads the cash field: what was handed over, what goes back, what is wrong. */
import { readCode } from '../../../core/codes.ts'
import type { FieldProblem } from '../../../core/errors.ts'
import { MAX_AMOUNT_MINOR, parseAmount } from '../../../core/money.ts'
import { isLoginAddress, scannedCode } from '../../../core/scanned.ts'

export type Cash =
  | { readonly ok: true; readonly tenderedMinor: number | null; readonly changeMinor: number }
  | { readonly ok: false; readonly problem: FieldProblem }
  /** A fine number, but less than the total. */
  | { readonly ok: false; readonly missingMinor: number }

/** Empty means that the exact amount was handed over. */
export function readCash(text: string, totalMinor: number, currency: string): Cash {
  if (text.trim() === '') return { ok: true, tenderedMinor: null, changeMinor: 0 }
  const amount = parseAmount(text, currency)
  if (!amount.ok) return { ok: false, problem: amount.error }
  if (amount.value > MAX_AMOUNT_MINOR) return { ok: false, problem: 'too_large' }
  if (amount.value < totalMinor) return { ok: false, missingMinor: totalMinor - amount.value }
  return { ok: true, tenderedMinor: amount.value, changeMinor: amount.value - totalMinor }
}

/** Nobody hands over a thousand times what is asked for; a code of digits alone looks as if somebody did. */
const ABSURD = 1_000

/** Is this a code that was scanned while the cash field had the keyboard, and no amount? */
export function isScanned(text: string, cash: Cash, totalMinor: number): boolean {
  if (scannedCode(text) === undefined) return false
  if (!readCode(text).ok && !isLoginAddress(text)) return false
  if (cash.ok) return cash.changeMinor > ABSURD * totalMinor
  return 'problem' in cash
}
