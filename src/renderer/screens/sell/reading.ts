/** Reads how a customer pays: what is owed, what is left, what is wrong with what is being typed, and what would be sent. */
import type { MoneySettings } from '../../../contract/money.ts'
import type { PaidPart } from '../../../contract/pay.ts'
import {
  type Bill,
  billOf,
  checkout,
  type DiscountSize,
  type Part,
  roundCash,
  type Checkout as Sum,
  shareOf,
  type Tax,
} from '../../../core/checkout.ts'
import type { FieldProblem } from '../../../core/errors.ts'
import { tenderFor, worthInBase } from '../../../core/exchange.ts'
import { parseAmount } from '../../../core/money.ts'
import type { RecordedMethod } from '../../../core/payments.ts'
import type { DiscountDraft, PayDraft } from './pay-draft.ts'

/** What is sold, by price and tax. */
export interface Priced {
  readonly priceMinor: number
  readonly tax: Tax | null
}

/** What is wrong, and at which field. */
export type PayProblem =
  | { readonly field: 'cash' | 'amount'; readonly problem: FieldProblem }
  | { readonly field: 'reference' | 'customer' | 'limit' | 'more' }

/** What is being typed: it pays all that is left, or a part of it, or is no payment yet. */
export type Entry =
  | { readonly is: 'full'; readonly part: PaidPart; readonly worthMinor: number }
  | { readonly is: 'short'; readonly part: PaidPart; readonly worthMinor: number; readonly missingMinor: number }
  | { readonly is: 'wrong'; readonly wrong: PayProblem }

export interface Reading {
  readonly bill: Bill
  /** With all parts, and with what is being typed as far as it is a payment. */
  readonly sum: Sum
  readonly leftMinor: number
  readonly entry: Entry
  readonly parts: readonly PaidPart[]
  /** Nothing but cash in the café's own currency. */
  readonly isPlain: boolean
  /** It is above the cashier's limit, and nobody gave their word. */
  readonly needsWord: boolean
}

interface Asked {
  readonly pay: PayDraft
  /** The cash field as typed. */
  readonly cash: string
  readonly quantity: number
  readonly priced: Priced
  readonly settings: MoneySettings
  readonly currency: string
}

export function readPayment(asked: Asked): Reading {
  const { pay, quantity, priced, settings, currency } = asked
  const bill = billOf({ ...priced, quantity, discount: sizeOf(pay.discount, currency) })
  const rule = { stepMinor: settings.cashStepMinor, mode: settings.cashRounding }
  const taken = pay.parts.map(({ part }) => part)
  const leftMinor = leftOf(asked, bill, rule)
  const entry = readEntry(asked, leftMinor)
  const last = entry.is === 'wrong' ? standIn(pay, leftMinor, currency) : entry.part
  const parts = [...taken, last]
  const sum = checkout(
    bill,
    parts.map((part) => reckoned(part, settings, currency)),
    rule,
    currency,
  )
  const isPlain = pay.parts.length === 0 && pay.way === 'cash' && pay.currency === null
  return { bill, sum, leftMinor, entry, parts, isPlain, needsWord: needsWord(pay.discount, bill, settings) }
}

/** As it is sent; an unreadable text takes nothing off. */
export function sizeOf(discount: DiscountDraft | null, currency: string): DiscountSize | null {
  if (!discount) return null
  // A percentage has two places behind its point, as most currencies have.
  const read = parseAmount(discount.text, discount.kind === 'percent' ? 'EUR' : currency)
  const value = read.ok ? read.value : 0
  return discount.kind === 'percent' ? { kind: 'percent', basisPoints: value } : { kind: 'amount', minor: value }
}

function needsWord(
  discount: DiscountDraft | null,
  bill: Bill,
  { discountLimitPercent: limit }: MoneySettings,
): boolean {
  if (!discount || discount.approvalId !== null || limit === null) return false
  return bill.discountMinor > shareOf(bill.grossMinor, limit * 100)
}

/** Cash pays what the others leave, rounded; everything else pays to the unit. */
function leftOf({ pay }: Asked, { dueMinor }: Bill, rule: Parameters<typeof roundCash>[1]): number {
  const worth = (isCash: boolean) =>
    pay.parts.reduce((sum, { part, worthMinor }) => sum + ((part.method === 'cash') === isCash ? worthMinor : 0), 0)
  const owed = Math.max(0, dueMinor - worth(false))
  return Math.max(0, (pay.way === 'cash' ? roundCash(owed, rule) : owed) - worth(true))
}

function readEntry(asked: Asked, leftMinor: number): Entry {
  const { pay } = asked
  if (pay.way === 'cash') return pay.currency === null ? ownCash(asked, leftMinor) : foreignCash(asked, leftMinor)
  const amount =
    pay.amount.trim() === '' ? ({ ok: true, value: leftMinor } as const) : parseAmount(pay.amount, asked.currency)
  if (!amount.ok) return wrong({ field: 'amount', problem: amount.error })
  if (amount.value > leftMinor) return wrong({ field: 'more' })
  if (amount.value === 0 && leftMinor > 0) return wrong({ field: 'amount', problem: 'too_small' })
  return pay.way === 'account'
    ? onAccount(asked, amount.value, leftMinor)
    : recorded(asked, pay.way, amount.value, leftMinor)
}

const wrong = (problem: PayProblem): Entry => ({ is: 'wrong', wrong: problem })

function paying(part: PaidPart, worthMinor: number, leftMinor: number): Entry {
  if (worthMinor >= leftMinor) return { is: 'full', part, worthMinor }
  return { is: 'short', part, worthMinor, missingMinor: leftMinor - worthMinor }
}

function ownCash({ cash, currency }: Asked, leftMinor: number): Entry {
  if (cash.trim() === '') return paying({ method: 'cash', currency, tenderedMinor: null }, leftMinor, leftMinor)
  const read = parseAmount(cash, currency)
  if (!read.ok) return wrong({ field: 'cash', problem: read.error })
  return paying({ method: 'cash', currency, tenderedMinor: read.value }, read.value, leftMinor)
}

function foreignCash({ cash, pay, settings, currency: base }: Asked, leftMinor: number): Entry {
  const currency = pay.currency ?? base
  const rateNano = settings.currencies.find((each) => each.currency === currency)?.rateNano
  if (rateNano === undefined) return wrong({ field: 'cash', problem: 'unknown_currency' })
  const pair = { rateNano, foreign: currency, base }
  const read =
    cash.trim() === '' ? ({ ok: true, value: tenderFor(leftMinor, pair) } as const) : parseAmount(cash, currency)
  if (!read.ok) return wrong({ field: 'cash', problem: read.error })
  return paying({ method: 'cash', currency, tenderedMinor: read.value }, worthInBase(read.value, pair), leftMinor)
}

function recorded({ pay, settings }: Asked, method: RecordedMethod, amountMinor: number, leftMinor: number): Entry {
  const reference = pay.reference.trim()
  if (settings.methods[method].needsReference && reference === '') return wrong({ field: 'reference' })
  return paying({ method, amountMinor, reference: reference === '' ? null : reference }, amountMinor, leftMinor)
}

function onAccount({ pay: { customer } }: Asked, amountMinor: number, leftMinor: number): Entry {
  if (!customer) return wrong({ field: 'customer' })
  if (amountMinor > customer.leftMinor) return wrong({ field: 'limit' })
  return paying({ method: 'account', customerId: customer.id, amountMinor }, amountMinor, leftMinor)
}

/** While nothing readable is typed, the total is what it would be if the rest were paid in this way. */
function standIn({ way }: PayDraft, leftMinor: number, currency: string): PaidPart {
  if (way === 'cash') return { method: 'cash', currency, tenderedMinor: null }
  if (way === 'account') return { method: 'account', customerId: '', amountMinor: leftMinor }
  return { method: way, amountMinor: leftMinor, reference: null }
}

function reckoned(part: PaidPart, { currencies }: MoneySettings, base: string): Part {
  if (part.method !== 'cash') return part
  const { method, currency, tenderedMinor } = part
  const rateNano = currency === base ? undefined : currencies.find((each) => each.currency === currency)?.rateNano
  return { method, tenderedMinor, foreign: rateNano === undefined ? null : { currency, rateNano } }
}
