/** Reads what a customer pays of what they owe. */
import type { PaidPart } from '../../../contract/pay.ts'
import type { FieldProblem } from '../../../core/errors.ts'
import { parseAmount } from '../../../core/money.ts'
import type { RecordedMethod } from '../../../core/payments.ts'

/** As typed. */
export interface SettlementDraft {
  readonly amount: string
  readonly way: 'cash' | RecordedMethod
  /** Cash that was handed over; empty is the exact amount. */
  readonly handed: string
  readonly reference: string
  readonly note: string
}

type Read =
  | { readonly ok: true; readonly amountMinor: number; readonly payments: readonly PaidPart[]; readonly note: string }
  | { readonly ok: false; readonly field: 'amount' | 'handed'; readonly problem: FieldProblem }

export function readSettlement(draft: SettlementDraft, owedMinor: number, currency: string): Read {
  const { way, note } = draft
  const amount = parseAmount(draft.amount, currency)
  if (!amount.ok) return { ok: false, field: 'amount', problem: amount.error }
  const amountMinor = amount.value
  if (amountMinor === 0) return { ok: false, field: 'amount', problem: 'too_small' }
  if (amountMinor > owedMinor) return { ok: false, field: 'amount', problem: 'too_large' }
  if (way !== 'cash') {
    const reference = draft.reference.trim()
    const part = { method: way, amountMinor, reference: reference === '' ? null : reference }
    return { ok: true, amountMinor, payments: [part], note }
  }
  const handed = draft.handed.trim() === '' ? ({ ok: true, value: null } as const) : parseAmount(draft.handed, currency)
  if (!handed.ok) return { ok: false, field: 'handed', problem: handed.error }
  if (handed.value !== null && handed.value < amountMinor) return { ok: false, field: 'handed', problem: 'too_small' }
  return { ok: true, amountMinor, payments: [{ method: 'cash', currency, tenderedMinor: handed.value }], note }
}
