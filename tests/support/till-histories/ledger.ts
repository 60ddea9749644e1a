/** The history's own books: what people saw and did, added up in the plainest way, beside everything that Teller adds up. */

/** Something that was booked, as whoever was at the screen heard it. Amounts in minor units of the location's currency. */
export interface Posting {
  readonly what: 'sale' | 'refund' | 'void' | 'settlement'
  readonly day: string
  readonly hour: number
  readonly shiftId: string
  readonly personId: string
  readonly planId: string
  readonly kind: string
  /** Basis points, or empty. */
  readonly tax: string
  readonly tokens: number
  readonly grossMinor: number
  readonly discountMinor: number
  readonly taxMinor: number
  readonly roundingMinor: number
  /** Of the whole; positive, also of what was given back. */
  readonly totalMinor: number
  /** How it was paid or given back, part by part; positive. */
  readonly methods: readonly { readonly method: string; readonly amountMinor: number }[]
}

const SUMS = [
  'sales',
  'tokens',
  'grossMinor',
  'discountMinor',
  'taxMinor',
  'roundingMinor',
  'totalMinor',
  'refunds',
  'refundMinor',
  'voids',
  'voidMinor',
  'refundTaxMinor',
] as const
export type Sums = Record<(typeof SUMS)[number], number>

export class Ledger {
  readonly postings: Posting[] = []
  /** By shift and currency. */
  readonly #drawers = new Map<string, Map<string, number>>()
  /** What each customer owes. */
  readonly owed = new Map<string, number>()

  book(posting: Posting): void {
    this.postings.push(posting)
  }

  /** Cash that went into a shift's drawer, or (negative) out of it. */
  move(shiftId: string, currency: string, amountMinor: number): void {
    const drawer = this.drawer(shiftId)
    drawer.set(currency, (drawer.get(currency) ?? 0) + amountMinor)
    this.#drawers.set(shiftId, drawer)
  }

  drawer(shiftId: string): Map<string, number> {
    return this.#drawers.get(shiftId) ?? new Map()
  }

  owe(customerId: string, amountMinor: number): void {
    this.owed.set(customerId, (this.owed.get(customerId) ?? 0) + amountMinor)
  }

  /** Every sum of every day by every dimension, as `day dimension key` → sums. */
  takings(): Map<string, Sums> {
    const found = new Map<string, Sums>()
    const add = (day: string, dimension: string, key: string, sums: Partial<Sums>) => {
      const name = [day, dimension, key].join(' ')
      const row = found.get(name) ?? zero()
      for (const each of SUMS) row[each] += sums[each] ?? 0
      found.set(name, row)
    }
    for (const posting of this.postings) {
      const { day } = posting
      if (posting.what !== 'settlement')
        for (const [dimension, key] of placesOf(posting)) add(day, dimension, key, sumsOf(posting))
      const dimension = posting.what === 'settlement' ? 'settlement' : 'method'
      for (const { method, amountMinor } of posting.methods) add(day, dimension, method, ofMethod(posting, amountMinor))
    }
    return found
  }

  /** Of some postings together. */
  sums(where: (posting: Posting) => boolean): Sums {
    const total = zero()
    for (const posting of this.postings) {
      if (posting.what === 'settlement' || !where(posting)) continue
      const sums = sumsOf(posting)
      for (const each of SUMS) total[each] += sums[each] ?? 0
    }
    return total
  }
}

export function zero(): Sums {
  return Object.fromEntries(SUMS.map((name) => [name, 0])) as Sums
}

function placesOf({ hour, planId, kind, personId, tax }: Posting): [string, string][] {
  return [
    ['all', ''],
    ['hour', String(hour).padStart(2, '0')],
    ['plan', planId],
    ['kind', kind],
    ['cashier', personId],
    ['tax', tax],
  ]
}

function sumsOf(posting: Posting): Partial<Sums> {
  const { what, totalMinor, taxMinor, tokens, grossMinor, discountMinor, roundingMinor } = posting
  if (what === 'refund') return { refunds: 1, refundMinor: totalMinor, refundTaxMinor: taxMinor }
  if (what === 'void') return { voids: 1, voidMinor: totalMinor, refundTaxMinor: taxMinor }
  return { sales: 1, tokens, grossMinor, discountMinor, taxMinor, roundingMinor, totalMinor }
}

function ofMethod({ what }: Posting, minor: number): Partial<Sums> {
  if (what === 'refund') return { refunds: 1, refundMinor: minor }
  if (what === 'void') return { voids: 1, voidMinor: minor }
  return { sales: 1, totalMinor: minor }
}
