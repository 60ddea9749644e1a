/** Taking the money for a bill: every part is checked against what is taken here, and becomes a row. */
import type { PaidPart } from '../../contract/pay.ts'
import { type Bill, type Checkout, checkout, type Part } from '../../core/checkout.ts'
import { AppError } from '../../core/errors.ts'
import { formatMoney } from '../../core/money.ts'
import type { MethodRules } from '../../core/payments.ts'
import { type Account, readAccount } from '../store/accounts.ts'
import { methodsOf, rateOf } from '../store/money-rules.ts'
import type { location, payment } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

/** What a payment row holds besides what it belongs to. */
export type NewPayment = Omit<
  typeof payment.$inferInsert,
  'id' | 'saleId' | 'refundId' | 'settlementId' | 'shiftId' | 'at'
>

/** Where money is taken. */
export type Till = Pick<typeof location.$inferSelect, 'id' | 'currency' | 'cashStepMinor' | 'cashRounding'>

/** What a screen sends about the money. */
export interface Offered {
  /** The total on the screen. */
  readonly totalMinor: number
  /** Of plain cash; null: the exact amount. */
  readonly tenderedMinor: number | null
  /** Null: plain cash. */
  readonly payments: readonly PaidPart[] | null
}

export interface Taken extends Checkout {
  readonly rows: readonly NewPayment[]
  /** How it was paid, for the journal. */
  readonly facts: Readonly<Record<string, unknown>>
}

/** The parts of a payment; plain cash is one. */
export function partsOf(
  { payments, tenderedMinor }: Omit<Offered, 'totalMinor'>,
  currency: string,
): readonly PaidPart[] {
  return payments ?? [{ method: 'cash', currency, tenderedMinor }]
}

/**
 * Within the transaction that books it.
 *
 * @throws AppError `price_changed` when the total on the screen is not today's; `too_little_money`, `paid_too_much`,
 * `currency_not_taken`, `method_off`, `reference_needed`, `no_such_customer`, `customer_inactive`, `account_limit`
 */
export function takePayment(tx: Tx, till: Till, bill: Bill, offered: Offered): Taken {
  const parts = partsOf(offered, till.currency)
  const methods = methodsOf(tx)
  const checked = parts.map((part) => checkedPart(tx, till, methods, part))
  const rule = { stepMinor: till.cashStepMinor, mode: till.cashRounding }
  const sum = checkout(
    bill,
    checked.map(({ reckoned }) => reckoned),
    rule,
    till.currency,
  )
  if (sum.totalMinor !== offered.totalMinor) throw new AppError('conflict', 'price_changed')
  if (sum.missingMinor > 0) throw new AppError('bad_request', 'too_little_money')
  if (sum.excessMinor > 0) throw new AppError('bad_request', 'paid_too_much')
  refuseAboveLimit(tx, till, parts)
  const rows = checked.map(({ row }, index) => ({ ...row, ...paidAt(sum, index) }))
  return { ...sum, rows, facts: factsOf(sum, rows, till.currency) }
}

function paidAt({ payments }: Checkout, index: number) {
  const paid = payments[index]
  if (!paid) throw new Error('a part of a payment was not reckoned')
  return paid
}

interface CheckedPart {
  readonly reckoned: Part
  readonly row: Omit<NewPayment, 'amountMinor' | 'tenderedMinor' | 'changeMinor'>
}

function checkedPart(tx: Tx, till: Till, methods: MethodRules, part: PaidPart): CheckedPart {
  if (part.method === 'cash') return cashPart(tx, till, part)
  const { method, amountMinor } = part
  if (!methods[method].isOn) throw new AppError('conflict', 'method_off')
  const row = { method, currency: till.currency }
  if (method === 'account') {
    const { id } = requireCustomer(tx, part.customerId, till)
    return { reckoned: { method, amountMinor }, row: { ...row, customerId: id } }
  }
  if (methods[method].needsReference && part.reference === null) throw new AppError('bad_request', 'reference_needed')
  return { reckoned: { method, amountMinor }, row: { ...row, reference: part.reference } }
}

function cashPart(tx: Tx, till: Till, part: Extract<PaidPart, { method: 'cash' }>): CheckedPart {
  const { method, currency, tenderedMinor } = part
  if (currency === till.currency) {
    return { reckoned: { method, tenderedMinor, foreign: null }, row: { method, currency } }
  }
  const rateNano = rateOf(tx, till.id, currency)
  if (rateNano === undefined) throw new AppError('conflict', 'currency_not_taken', { values: { currency } })
  if (tenderedMinor === null) throw new AppError('bad_request', 'too_little_money')
  return { reckoned: { method, tenderedMinor, foreign: { currency, rateNano } }, row: { method, currency, rateNano } }
}

/** @throws AppError `no_such_customer`, `customer_inactive` */
function requireCustomer(tx: Tx, id: string, { id: locationId }: Till): Account {
  const account = readAccount(tx, id)
  if (account?.locationId !== locationId) throw new AppError('not_found', 'no_such_customer')
  if (!account.active) throw new AppError('conflict', 'customer_inactive', { values: { name: account.name } })
  return account
}

/** All that goes on one account counts together. @throws AppError `account_limit` */
function refuseAboveLimit(tx: Tx, till: Till, parts: readonly PaidPart[]): void {
  const charges = new Map<string, number>()
  for (const part of parts) {
    if (part.method === 'account') charges.set(part.customerId, (charges.get(part.customerId) ?? 0) + part.amountMinor)
  }
  for (const [id, chargeMinor] of charges) {
    const { name, limitMinor, owedMinor } = requireCustomer(tx, id, till)
    if (owedMinor + chargeMinor <= limitMinor) continue
    const left = formatMoney(Math.max(0, limitMinor - owedMinor), till.currency)
    throw new AppError('conflict', 'account_limit', { values: { name, left } })
  }
}

/** Plain cash in the words it always had; anything else part by part. */
function factsOf({ changeMinor, roundingMinor }: Checkout, rows: readonly NewPayment[], currency: string) {
  const rounding = roundingMinor === 0 ? {} : { roundingMinor }
  const [only, second] = rows
  if (only?.method === 'cash' && only.currency === currency && !second) {
    return { tenderedMinor: only.tenderedMinor, changeMinor, method: 'cash', ...rounding }
  }
  return { payments: rows.map((row) => factOf(row, currency)), changeMinor, ...rounding }
}

function factOf({ method, amountMinor, reference, customerId, rateNano, ...row }: NewPayment, currency: string) {
  const foreign = row.currency === currency ? {} : { in: row.currency, tenderedMinor: row.tenderedMinor, rateNano }
  return { method, amountMinor, ...(reference && { reference }), ...(customerId && { customerId }), ...foreign }
}
