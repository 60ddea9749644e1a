/** What a report adds up, and by what. */

/** Sums of sales, refunds and voids; amounts in minor units of the location's currency. */
export interface Sums {
  /** Sales; of methods: payments. */
  readonly sales: number
  readonly tokens: number
  /** Price × quantity, before discount, tax on top and rounding. */
  readonly grossMinor: number
  readonly discountMinor: number
  readonly taxMinor: number
  readonly roundingMinor: number
  /** What was to be paid. */
  readonly totalMinor: number
  readonly refunds: number
  readonly refundMinor: number
  readonly voids: number
  readonly voidMinor: number
  /** Tax within refunds and voids. */
  readonly refundTaxMinor: number
}

export const NO_SUMS: Sums = {
  sales: 0,
  tokens: 0,
  grossMinor: 0,
  discountMinor: 0,
  taxMinor: 0,
  roundingMinor: 0,
  totalMinor: 0,
  refunds: 0,
  refundMinor: 0,
  voids: 0,
  voidMinor: 0,
  refundTaxMinor: 0,
}
export const SUMMED = Object.keys(NO_SUMS) as readonly (keyof Sums)[]

export function addSums(a: Sums, b: Sums): Sums {
  // Written out, because a report of years adds thousands of days.
  return {
    sales: a.sales + b.sales,
    tokens: a.tokens + b.tokens,
    grossMinor: a.grossMinor + b.grossMinor,
    discountMinor: a.discountMinor + b.discountMinor,
    taxMinor: a.taxMinor + b.taxMinor,
    roundingMinor: a.roundingMinor + b.roundingMinor,
    totalMinor: a.totalMinor + b.totalMinor,
    refunds: a.refunds + b.refunds,
    refundMinor: a.refundMinor + b.refundMinor,
    voids: a.voids + b.voids,
    voidMinor: a.voidMinor + b.voidMinor,
    refundTaxMinor: a.refundTaxMinor + b.refundTaxMinor,
  }
}

/** What a row is compared by with the period before. */
export interface Compared {
  readonly sales: number
  readonly tokens: number
  readonly netMinor: number
}

export const NOTHING_BEFORE: Compared = { sales: 0, tokens: 0, netMinor: 0 }

export function addCompared(a: Compared, b: Compared): Compared {
  return { sales: a.sales + b.sales, tokens: a.tokens + b.tokens, netMinor: a.netMinor + b.netMinor }
}

/** What is left of the takings after refunds and voids. */
export function netOf({ totalMinor, refundMinor, voidMinor }: Pick<Sums, 'totalMinor' | 'refundMinor' | 'voidMinor'>) {
  return totalMinor - refundMinor - voidMinor
}

/** Things of which one can be looked at over time. */
export const REPORT_THINGS = ['hour', 'plan', 'kind', 'method', 'cashier', 'router', 'tax'] as const
export type ReportThing = (typeof REPORT_THINGS)[number]

/** Steps of time. */
export const REPORT_STEPS = ['day', 'week', 'month'] as const
export type ReportStep = (typeof REPORT_STEPS)[number]

/** What the rows of a report are. */
export const REPORT_BYS = [...REPORT_STEPS, ...REPORT_THINGS, 'counter', 'location'] as const
export type ReportBy = (typeof REPORT_BYS)[number]

export function isStep(by: ReportBy): by is ReportStep {
  return (REPORT_STEPS as readonly string[]).includes(by)
}

/** One thing out of many: this package, that cashier. */
export interface ReportOf {
  readonly by: ReportThing
  readonly key: string
}
