/** What a seller hands over for a settlement: the bill of its slips, in cash, rounded as cash is at this counter. */
import type { Settlement } from '../../../contract/batch.ts'
import type { MoneySettings } from '../../../contract/money.ts'
import { billOf, type Checkout, checkout } from '../../../core/checkout.ts'

type Slips = Pick<Settlement, 'priceMinor' | 'quantity' | 'discountMinor' | 'tax'>
type CashRules = Pick<MoneySettings, 'cashStepMinor' | 'cashRounding'>

/** In minor units of `currency`, the café's own. */
export function settleSum({ discountMinor, ...slips }: Slips, settings: CashRules, currency: string): Checkout {
  const bill = billOf({ ...slips, discount: { kind: 'amount', minor: discountMinor } })
  const rule = { stepMinor: settings.cashStepMinor, mode: settings.cashRounding }
  return checkout(bill, [{ method: 'cash', tenderedMinor: null, foreign: null }], rule, currency)
}
