/** The arithmetic of a sale: what is owed, whether the money handed over covers it, what goes back. */
import { AppError } from './errors.ts'
import { MAX_AMOUNT_MINOR } from './money.ts'

/** The most tokens one sale can hold; larger numbers are a batch. */
export const MAX_QUANTITY = 20

/** The most tokens of one sale that are listed with it; a batch that was settled is one sale of thousands. */
export const LISTED_TOKENS = 20

export interface CashSettlement {
  readonly totalMinor: number
  readonly tenderedMinor: number
  readonly changeMinor: number
}

/**
 * Settles a sale in cash. `tenderedMinor` null means the exact amount was handed over.
 *
 * @throws AppError `price_changed` when the total on the cashier's screen is not today's; `too_little_money`.
 */
export function settleCash(
  priceMinor: number,
  quantity: number,
  seenTotalMinor: number,
  tenderedMinor: number | null,
): CashSettlement {
  const totalMinor = priceMinor * quantity
  if (totalMinor !== seenTotalMinor) throw new AppError('conflict', 'price_changed')
  const tendered = tenderedMinor ?? totalMinor
  if (tendered < totalMinor || tendered > MAX_AMOUNT_MINOR) throw new AppError('bad_request', 'too_little_money')
  return { totalMinor, tenderedMinor: tendered, changeMinor: tendered - totalMinor }
}
