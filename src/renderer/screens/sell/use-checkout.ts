/** The counter's arithmetic on the screen: what was chosen, its total, the cash, and whether it may be sold. */
import type { PlanTile } from '../../../contract/sales.ts'
import { usePlans } from '../../bridge/queries.ts'
import { useCurrency } from '../../components/money.tsx'
import type { Problems } from '../../forms/check.ts'
import { type Cash, readCash } from './cash.ts'
import { problemsOfCustomer } from './customer.ts'
import type { Goods, Selling } from './draft.ts'

export type OpenSale = Extract<Selling, { step: 'drafting' | 'sending' | 'unanswered' }>

export interface Checkout {
  readonly sale: OpenSale
  readonly goods: Goods
  /** The package's name. */
  readonly name: string
  readonly totalMinor: number
  readonly cash: Cash
  /** Of the note and the telephone number. */
  readonly problems: Problems
  readonly mayPay: boolean
}

/** Null while nothing is being sold. */
export function useCheckout(selling: Selling): Checkout | null {
  const currency = useCurrency()
  const { data: plans } = usePlans()
  if (selling.step === 'empty' || selling.step === 'sold') return null
  const { goods, quantity, cash: typed } = selling.draft
  const priced = priceOf(goods, plans ?? [])
  if (!priced) return null
  const totalMinor = priced.priceMinor * quantity
  const cash = readCash(typed, totalMinor, currency)
  const problems = problemsOfCustomer(selling.draft)
  const mayPay = cash.ok && Object.keys(problems).length === 0
  return { sale: selling, goods, name: priced.name, totalMinor, cash, problems, mayPay }
}

/** Today's price of a package; of a slip the one that is printed on it. */
function priceOf(goods: Goods, plans: readonly PlanTile[]): { name: string; priceMinor: number } | undefined {
  switch (goods.kind) {
    case 'plan':
      return plans.find(({ id }) => id === goods.planId)
    case 'slip':
      return { name: goods.slip.planName, priceMinor: goods.slip.priceMinor }
    case 'topUp':
      return { name: goods.offer.planName, priceMinor: goods.offer.priceMinor }
  }
}
