/** Reads the cash field: what was handed over, what goes back, what is wrong. */
import type { FieldProblem } from '../../../core/errors.ts'
import { MAX_AMOUNT_MINOR, parseAmount } from '../../../core/money.ts'

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
