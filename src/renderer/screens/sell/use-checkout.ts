/** The counter's arithmetic on the screen: the chosen package, its total, the cash, and whether it may be sold. */
import type { PlanTile } from '../../../contract/sales.ts'
import { usePlans } from '../../bridge/queries.ts'
import { useCurrency } from '../../components/money.tsx'
import { type Cash, readCash } from './cash.ts'
import type { Selling } from './draft.ts'

export type OpenSale = Extract<Selling, { step: 'drafting' | 'sending' | 'unanswered' }>

export interface Checkout {
  readonly sale: OpenSale
  readonly plan: PlanTile
  readonly totalMinor: number
  readonly cash: Cash
}

/** Null while nothing is being sold. */
export function useCheckout(selling: Selling): Checkout | null {
  const currency = useCurrency()
  const { data: plans } = usePlans()
  if (selling.step === 'empty' || selling.step === 'sold') return null
  const plan = plans?.find(({ id }) => id === selling.draft.planId)
  if (!plan) return null
  const totalMinor = plan.priceMinor * selling.draft.quantity
  return { sale: selling, plan, totalMinor, cash: readCash(selling.draft.cash, totalMinor, currency) }
}
