/** How the customer pays, as it was chosen and typed so far. */
import type { PickedCustomer } from '../../../contract/customers.ts'
import type { PaidPart } from '../../../contract/pay.ts'
import type { Method } from '../../../core/payments.ts'

/** A discount that was typed and taken over. */
export interface DiscountDraft {
  readonly kind: 'percent' | 'amount'
  /** As typed: per cent, or an amount. */
  readonly text: string
  readonly reason: string
  /** Somebody's word, for the goods and the quantity as they are; null: none was given yet. */
  readonly approvalId: string | null
  readonly approverName: string | null
}

/** A part that was taken already, while the rest is still to be paid. */
export interface TakenPart {
  readonly key: string
  readonly part: PaidPart
  /** In the café's currency. */
  readonly worthMinor: number
  /** Of an account. */
  readonly customerName: string | null
}

export interface PayDraft {
  /** The way that is being typed. */
  readonly way: Method
  /** Of cash; null: the café's own. */
  readonly currency: string | null
  /** Of a way that is no cash; empty is all that is left. */
  readonly amount: string
  readonly reference: string
  readonly customer: PickedCustomer | null
  readonly parts: readonly TakenPart[]
  readonly discount: DiscountDraft | null
}

/** As nearly every sale is paid. */
export const PLAIN_CASH: PayDraft = {
  way: 'cash',
  currency: null,
  amount: '',
  reference: '',
  customer: null,
  parts: [],
  discount: null,
}

/** What was typed for one way means nothing for another. */
export function otherWay(way: Method) {
  return { way, currency: null, amount: '', reference: '', customer: null } as const
}

/** For other goods, or another number of them, nobody gave their word. */
export function withoutWord(pay: PayDraft): PayDraft {
  if (pay.discount === null || pay.discount.approvalId === null) return pay
  return { ...pay, discount: { ...pay.discount, approvalId: null, approverName: null } }
}
