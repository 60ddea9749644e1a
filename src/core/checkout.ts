/** The arithmetic of a sale, the same on the screen and in the books: what is owed, what is paid how, what goes back. */
import { timesOver } from './exact.ts'
import { worthInBase } from './exchange.ts'
import { MAX_AMOUNT_MINOR } from './money.ts'
import type { Method } from './payments.ts'

/** A discount as it is asked for: in minor units, or in hundredths of a per cent of the price. */
export type DiscountSize =
  | { readonly kind: 'amount'; readonly minor: number }
  | { readonly kind: 'percent'; readonly basisPoints: number }

/** A tax as it is in force: within the price, or put on top of it. */
export interface Tax {
  readonly name: string
  /** Hundredths of a per cent. */
  readonly basisPoints: number
  readonly isIncluded: boolean
}

/** What is paid in cash is a multiple of a step; a step of 1 rounds nothing. */
export interface CashRule {
  readonly stepMinor: number
  readonly mode: 'nearest' | 'up' | 'down'
}

/** What is sold, before anybody paid. */
export interface Charge {
  readonly priceMinor: number
  readonly quantity: number
  readonly discount: DiscountSize | null
  readonly tax: Tax | null
}

/** What is owed for it, before cash is rounded. In minor units of the café's currency. */
export interface Bill {
  readonly grossMinor: number
  readonly discountMinor: number
  readonly taxMinor: number
  readonly dueMinor: number
}

/** One part of what a customer pays. */
export type Part =
  | {
      readonly method: 'cash'
      /** Null: exactly what is left to pay. */
      readonly tenderedMinor: number | null
      /** Null: in the café's own currency. */
      readonly foreign: { readonly currency: string; readonly rateNano: number } | null
    }
  | { readonly method: Exclude<Method, 'cash'>; readonly amountMinor: number }

/** What a part pays, and what goes back of it, in the café's currency; `tenderedMinor` in the part's own. */
export interface Paid {
  readonly amountMinor: number
  readonly tenderedMinor: number
  readonly changeMinor: number
}

export interface Checkout extends Bill {
  /** What rounding for cash put on or, negative, took off. */
  readonly roundingMinor: number
  /** What is to be paid, with the rounding. */
  readonly totalMinor: number
  /** Of the parts, in their order. */
  readonly payments: readonly Paid[]
  readonly changeMinor: number
  /** What the parts lack. */
  readonly missingMinor: number
  /** What parts that give no change pay too much, or cash beyond all sense. */
  readonly excessMinor: number
}

/** The whole of a price in hundredths of a per cent. */
export const WHOLE = 10_000

/** A share in hundredths of a per cent, half a unit and more rounded up. */
export function shareOf(minor: number, basisPoints: number): number {
  return timesOver(minor, basisPoints, WHOLE)
}

/** What is owed for a charge. Tax is rounded once, for the whole sale. */
export function billOf({ priceMinor, quantity, discount, tax }: Charge): Bill {
  const grossMinor = priceMinor * quantity
  const asked = discount === null ? 0 : sizeOf(discount, grossMinor)
  const discountMinor = Math.min(asked, grossMinor)
  const netMinor = grossMinor - discountMinor
  if (!tax) return { grossMinor, discountMinor, taxMinor: 0, dueMinor: netMinor }
  const whole = tax.isIncluded ? WHOLE + tax.basisPoints : WHOLE
  const taxMinor = timesOver(netMinor, tax.basisPoints, whole)
  return { grossMinor, discountMinor, taxMinor, dueMinor: netMinor + (tax.isIncluded ? 0 : taxMinor) }
}

function sizeOf(discount: DiscountSize, grossMinor: number): number {
  return discount.kind === 'amount' ? discount.minor : shareOf(grossMinor, discount.basisPoints)
}

/** The nearest payable amount of cash; of two equally near ones the larger. */
export function roundCash(minor: number, { stepMinor, mode }: CashRule): number {
  const over = minor % stepMinor
  if (over === 0) return minor
  const isUp = mode === 'up' || (mode === 'nearest' && over * 2 >= stepMinor)
  return minor - over + (isUp ? stepMinor : 0)
}

/** Pays a bill with these parts; `base` is the café's currency. Cash pays what the other parts leave, rounded. */
export function checkout(bill: Bill, parts: readonly Part[], rule: CashRule, base: string): Checkout {
  const others = parts.reduce((sum, part) => sum + (part.method === 'cash' ? 0 : part.amountMinor), 0)
  const left = Math.max(0, bill.dueMinor - others)
  const isCash = parts.some(({ method }) => method === 'cash')
  const cashMinor = isCash ? roundCash(left, rule) : left
  const { payments, lackMinor, absurdMinor } = takeParts(parts, isCash ? cashMinor : 0, base)
  const roundingMinor = cashMinor - left
  return {
    ...bill,
    roundingMinor,
    totalMinor: bill.dueMinor + roundingMinor,
    payments,
    changeMinor: payments.reduce((sum, { changeMinor }) => sum + changeMinor, 0),
    missingMinor: isCash ? lackMinor : left,
    excessMinor: Math.max(0, others - bill.dueMinor, absurdMinor),
  }
}

/** Each part of cash pays what is left, in its turn, and gives back what it is worth above that. */
function takeParts(parts: readonly Part[], cashMinor: number, base: string) {
  let lackMinor = cashMinor
  let absurdMinor = 0
  const payments = parts.map((part): Paid => {
    if (part.method !== 'cash')
      return { amountMinor: part.amountMinor, tenderedMinor: part.amountMinor, changeMinor: 0 }
    const tenderedMinor = part.tenderedMinor ?? lackMinor
    const worth = part.foreign
      ? worthInBase(tenderedMinor, { ...part.foreign, foreign: part.foreign.currency, base })
      : tenderedMinor
    absurdMinor = Math.max(absurdMinor, worth - MAX_AMOUNT_MINOR)
    const amountMinor = Math.min(worth, lackMinor)
    lackMinor -= amountMinor
    return { amountMinor, tenderedMinor, changeMinor: worth - amountMinor }
  })
  return { payments, lackMinor, absurdMinor }
}
