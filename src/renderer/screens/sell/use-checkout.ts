/** The counter's arithmetic on the screen: what was chosen, its total, how it is paid, and whether it may be sold. */
import type { MoneySettings } from '../../../contract/money.ts'
import type { PlanTile } from '../../../contract/sales.ts'
import { USUAL_METHODS } from '../../../core/payments.ts'
import { useMoneySettings } from '../../bridge/money-queries.ts'
import { usePlans } from '../../bridge/queries.ts'
import { useCurrency } from '../../components/money.tsx'
import type { Problems } from '../../forms/check.ts'
import { type Cash, readCash } from './cash.ts'
import { problemsOfCustomer } from './customer.ts'
import type { Goods, Selling, SellRequest } from './draft.ts'
import { type Priced, type Reading, readPayment, sizeOf } from './reading.ts'

export type OpenSale = Extract<Selling, { step: 'drafting' | 'sending' | 'unanswered' }>

export interface Checkout {
  readonly sale: OpenSale
  readonly goods: Goods
  /** The package's name. */
  readonly name: string
  readonly tax: Priced['tax']
  readonly totalMinor: number
  /** The cash field, as an amount in the café's own currency. */
  readonly cash: Cash
  readonly reading: Reading
  readonly settings: MoneySettings
  /** Of the note and the telephone number. */
  readonly problems: Problems
  readonly mayPay: boolean
  /** As it would be sent. */
  readonly amounts: Pick<SellRequest, 'totalMinor' | 'tenderedMinor' | 'payments' | 'discount'>
}

/** Until the answer is there; a total that is another one then is refused, and sells nothing. */
const AS_DELIVERED: MoneySettings = {
  taxIncluded: true,
  cashStepMinor: 1,
  cashRounding: 'nearest',
  methods: USUAL_METHODS,
  currencies: [],
  discountLimitPercent: 0,
}

/** Null while nothing is being sold. */
export function useCheckout(selling: Selling): Checkout | null {
  const currency = useCurrency()
  const { data: plans } = usePlans()
  const { data: settings = AS_DELIVERED } = useMoneySettings()
  if (selling.step === 'empty' || selling.step === 'sold') return null
  const { goods, quantity, cash: typed, pay } = selling.draft
  const priced = priceOf(goods, plans ?? [])
  if (!priced) return null
  const reading = readPayment({ pay, cash: typed, quantity, priced, settings, currency })
  const cash = readCash(typed, reading.leftMinor, currency)
  const problems = problemsOfCustomer(selling.draft)
  const mayPay = reading.entry.is === 'full' && Object.keys(problems).length === 0
  const { totalMinor } = reading.sum
  const amounts = { totalMinor, ...moneyOf(reading), discount: discountOf(pay.discount, currency) }
  const { name, tax } = priced
  return { sale: selling, goods, name, tax, totalMinor, cash, reading, settings, problems, mayPay, amounts }
}

function moneyOf({ isPlain, parts }: Reading): Pick<SellRequest, 'tenderedMinor' | 'payments'> {
  const [only] = parts
  if (!isPlain || only?.method !== 'cash') return { tenderedMinor: null, payments: parts }
  return { tenderedMinor: only.tenderedMinor, payments: null }
}

function discountOf(discount: OpenSale['draft']['pay']['discount'], currency: string): SellRequest['discount'] {
  const size = sizeOf(discount, currency)
  return discount && size && { size, reason: discount.reason, approvalId: discount.approvalId }
}

/** Today's price of a package; of a slip the one that is printed on it. */
function priceOf(goods: Goods, plans: readonly PlanTile[]): ({ readonly name: string } & Priced) | undefined {
  switch (goods.kind) {
    case 'plan':
      return plans.find(({ id }) => id === goods.planId)
    case 'slip':
      return { name: goods.slip.planName, priceMinor: goods.slip.priceMinor, tax: goods.slip.tax }
    case 'topUp':
      return { name: goods.offer.planName, priceMinor: goods.offer.priceMinor, tax: goods.offer.tax }
  }
}
