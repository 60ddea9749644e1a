/** Calls about how money is taken here: taxes, rounding, ways of paying, foreign currencies. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Currency, Done, Id, Name, Nothing } from './fields.ts'
import { BasisPoints } from './pay.ts'

const Method = z.object({ isOn: z.boolean(), needsReference: z.boolean() })

/** Which ways of paying are taken besides cash. */
const Methods = z.object({ mobile: Method, card: Method, bank: Method, account: z.object({ isOn: z.boolean() }) })

/** Cash is rounded to this at most: a thousand of the smallest units. */
const MAX_STEP_MINOR = 100_000

/** What an owner decides. */
export const MoneyRules = z.object({
  /** Is tax within the prices, or put on top of them? */
  taxIncluded: z.boolean(),
  /** What is paid in cash is a multiple of this; 1 rounds nothing. */
  cashStepMinor: z
    .int({ error: 'not_a_number' })
    .min(1, { error: 'too_small' })
    .max(MAX_STEP_MINOR, { error: 'too_large' }),
  cashRounding: z.enum(['nearest', 'up', 'down']),
  methods: Methods,
})
export type MoneyRules = z.infer<typeof MoneyRules>

/** Base units for one foreign unit, × 10⁹. */
const RateNano = z.int({ error: 'not_a_number' }).min(1, { error: 'too_small' })

/** What the Sell screen reckons with. */
export const MoneySettings = MoneyRules.extend({
  /** Foreign currencies that are taken in cash. */
  currencies: z.array(z.object({ currency: z.string(), rateNano: z.int() })),
  /** The caller gives discounts up to this share alone; null is no limit. */
  discountLimitPercent: z.int().nullable(),
})
export type MoneySettings = z.infer<typeof MoneySettings>

export const TaxRate = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Hundredths of a per cent. */
  basisPoints: z.int(),
  /** Packages on sale that it is put on. */
  packages: z.int(),
})
export type TaxRate = z.infer<typeof TaxRate>

/** What a currency was worth from a moment on. */
export const RateSet = z.object({
  currency: z.string(),
  /** Null: not taken any more. */
  rateNano: z.int().nullable(),
  byName: z.string(),
  /** UTC epoch milliseconds. */
  at: z.int(),
})
export type RateSet = z.infer<typeof RateSet>

export const money = {
  settings: query({ needs: 'token.sell', input: Nothing, output: MoneySettings }),
  /** The taxes that a package can have. */
  taxRates: query({ needs: 'equipment.read', input: Nothing, output: z.array(TaxRate) }),
  addTax: command({
    needs: 'tax.edit',
    input: z.object({ name: Name, basisPoints: BasisPoints.min(1, { error: 'too_small' }) }),
    output: z.object({ id: z.uuid() }),
  }),
  /** Takes a tax out of the list; refused while a package on sale has it. */
  retireTax: command({ needs: 'tax.edit', input: z.object({ id: Id }), output: Done }),
  saveRules: command({ needs: 'tax.edit', input: MoneyRules, output: Done }),
  /** Every rate that was fixed here, newest first. */
  rates: query({ needs: 'money.edit', input: Nothing, output: z.array(RateSet) }),
  /** Null takes the currency no more. */
  setRate: command({
    needs: 'money.edit',
    input: z.object({ currency: Currency, rateNano: RateNano.nullable() }),
    output: Done,
  }),
}
