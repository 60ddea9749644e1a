/** What a refund comes to, in all and by each method. */
import type { RefundOrder, RefundWhat } from '../../contract/refunds.ts'
import { partOf } from '../../core/apportion.ts'
import { AppError } from '../../core/errors.ts'
import { type MoneyBack, moneyBack, type NetPayment, type RefundWay, withCashStep } from '../../core/refund-ways.ts'
import type { Piece, RefundCase } from './refund-case.ts'

/** What goes back in all, and by which methods. */
export interface Amounts {
  readonly amountMinor: number
  readonly taxMinor: number
  readonly back: readonly MoneyBack[]
}

/**
 * What goes back by this way. With the last codes goes what the rounding of those before kept, so that the whole is what
 * was paid.
 */
export function amountsOf(of: RefundCase, what: Pick<RefundWhat, 'basis'>, way: RefundWay): Amounts {
  return amountsFor(of, what, way, (piece) => piece.worthMinor)
}

/** The most that somebody can have read some minutes ago. */
function amountBefore(of: RefundCase, what: Pick<RefundWhat, 'basis'>, way: RefundWay): number {
  return amountsFor(of, what, way, (piece) => piece.worthBeforeMinor).amountMinor
}

function amountsFor(
  of: RefundCase,
  { basis }: Pick<RefundWhat, 'basis'>,
  way: RefundWay,
  worth: (piece: Piece) => number,
): Amounts {
  const leftMinor = of.row.totalMinor - of.givenMinor
  const isWhole = basis === 'full' && of.isRest && of.refunds.every((each) => each.basis === 'full')
  const sum = of.chosen.reduce((all, piece) => all + (basis === 'full' ? piece.shareMinor : worth(piece)), 0)
  return settle(of, isWhole ? leftMinor : Math.min(sum, leftMinor), way, isWhole)
}

/** Cash in hand has a step; what came in as cash goes out as it came. */
function settle(of: RefundCase, wantedMinor: number, way: RefundWay, isWhole: boolean): Amounts {
  const exact = moneyBack(wantedMinor, of.net, of.owed, way)
  const sumOf = (method: string, among: readonly NetPayment[]) =>
    among.reduce((sum, each) => sum + (each.method === method ? each.amountMinor : 0), 0)
  const isAsItCame = isWhole && sumOf('cash', exact) === sumOf('cash', of.net)
  const back = isAsItCame ? exact : withCashStep(exact, of.cashStepMinor)
  const amountMinor = back.reduce((sum, each) => sum + each.amountMinor, 0)
  return { amountMinor, taxMinor: taxWithin(of, amountMinor), back }
}

/** Counted from the sale's beginning, so that with the last of its money the last of its tax has gone back. */
function taxWithin({ row: { taxMinor, totalMinor }, givenMinor }: RefundCase, amountMinor: number): number {
  const upTo = (minor: number) => partOf(taxMinor, minor, totalMinor)
  return upTo(givenMinor + amountMinor) - upTo(givenMinor)
}

/**
 * Exactly what somebody read and approved goes back. What is left of a code falls by the minute: the amount may be as old
 * as it takes to ask a manager.
 *
 * @throws AppError `refund_changed`
 */
export function requireAmounts(of: RefundCase, what: RefundOrder): Amounts {
  const now = amountsOf(of, what, what.way)
  if (now.amountMinor === what.amountMinor) return now
  const isOfLately = what.basis === 'remaining' && what.amountMinor > now.amountMinor
  if (!isOfLately || what.amountMinor > amountBefore(of, what, what.way))
    throw new AppError('conflict', 'refund_changed')
  return settle(of, what.amountMinor, what.way, false)
}
