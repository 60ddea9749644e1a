/** How money goes back: first off a customer's account, then as it came or in cash. */
import type { Method } from './payments.ts'

/** As the sale was paid, or all of it out of the drawer. */
export const REFUND_WAYS = ['as_paid', 'cash'] as const
export type RefundWay = (typeof REFUND_WAYS)[number]

/** What came in by one method, less what went back by it already: negative where more went back in cash than came in. */
export interface NetPayment {
  readonly method: Method
  /** Whose account, for method `account`. */
  readonly customerId: string | null
  readonly amountMinor: number
}

/** Money that goes back; the amount is positive. */
export type MoneyBack = NetPayment

/**
 * @param owed what each customer still owes in all: what of it stands for this sale is taken off first
 */
export function moneyBack(
  amountMinor: number,
  net: readonly NetPayment[],
  owed: ReadonlyMap<string, number>,
  way: RefundWay,
): MoneyBack[] {
  let rest = amountMinor
  const take = (from: NetPayment, most: number): MoneyBack => {
    const taken = Math.max(0, Math.min(rest, from.amountMinor, most))
    rest -= taken
    return { ...from, amountMinor: taken }
  }
  const ofAccount = net.filter(({ method }) => method === 'account')
  const taken = ofAccount.map((each) => take(each, owed.get(each.customerId ?? '') ?? 0))
  const others = way === 'cash' ? [] : net.filter(({ method }) => method !== 'account')
  const asPaid = others.map((each) => take(each, rest))
  const cash = asPaid.find(({ method }) => method === 'cash')?.amountMinor ?? 0
  const inCash: MoneyBack = { method: 'cash', customerId: null, amountMinor: cash + rest }
  return [...taken, ...asPaid.filter(({ method }) => method !== 'cash'), inCash].filter((each) => each.amountMinor > 0)
}

/** Cash in hand is a multiple of the step; what is below it stays. */
export function withCashStep(back: readonly MoneyBack[], stepMinor: number): MoneyBack[] {
  const step = Math.max(1, stepMinor)
  return back
    .map((each) =>
      each.method === 'cash' ? { ...each, amountMinor: each.amountMinor - (each.amountMinor % step) } : each,
    )
    .filter(({ amountMinor }) => amountMinor > 0)
}
