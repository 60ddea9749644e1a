/** The notes and coins that lie in a drawer, currency by currency. */
import type { Pieces } from './cash-count.ts'
import { minorDigits } from './money.ts'

/** No drawer holds more of one note or coin. */
export const MAX_PIECES = 1_000_000

/** No drawer holds more, in minor units, that is no whole piece. */
export const MAX_LOOSE_MINOR = 1_000_000_000

/**
 * In circulation, largest first, in whole units of the currency: notes and coins that people still pay with, without
 * commemorative ones. A piece that is missing here is no loss: what is no whole piece is counted as an amount.
 */
// biome-ignore format: a table
const IN_CIRCULATION: Readonly<Record<string, readonly number[]>> = {
  AED: [1000, 500, 200, 100, 50, 20, 10, 5, 1, 0.5, 0.25],
  ANG: [200, 100, 50, 20, 10, 5, 1, 0.5, 0.25, 0.1, 0.05],
  AOA: [10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1],
  ARS: [20_000, 10_000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  AUD: [100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05],
  BDT: [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  BIF: [10_000, 5000, 2000, 1000, 500, 100, 50, 10, 5],
  BOB: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  BRL: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05],
  BWP: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05],
  CAD: [100, 50, 20, 10, 5, 2, 1, 0.25, 0.1, 0.05],
  CDF: [20_000, 10_000, 5000, 1000, 500, 200, 100, 50],
  CHF: [1000, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05],
  CLP: [20_000, 10_000, 5000, 2000, 1000, 500, 100, 50, 10],
  CNY: [100, 50, 20, 10, 5, 1, 0.5, 0.1],
  COP: [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50],
  CVE: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1],
  CZK: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  DKK: [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5],
  DOP: [2000, 1000, 500, 200, 100, 50, 25, 10, 5, 1],
  DZD: [2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  EGP: [200, 100, 50, 20, 10, 5, 1, 0.5, 0.25],
  ETB: [200, 100, 50, 10, 5, 1, 0.5, 0.25, 0.1, 0.05],
  EUR: [500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01],
  GBP: [50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01],
  GHS: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05],
  GMD: [200, 100, 50, 20, 10, 5, 1, 0.5, 0.25],
  GNF: [20_000, 10_000, 5000, 2000, 1000, 500, 100],
  HKD: [1000, 500, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  IDR: [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100],
  INR: [500, 200, 100, 50, 20, 10, 5, 2, 1],
  JOD: [50, 20, 10, 5, 1, 0.5, 0.25, 0.1, 0.05],
  JPY: [10_000, 5000, 2000, 1000, 500, 100, 50, 10, 5, 1],
  KES: [1000, 500, 200, 100, 50, 40, 20, 10, 5, 1],
  KWD: [20, 10, 5, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005],
  LKR: [5000, 1000, 500, 100, 50, 20, 10, 5, 2, 1],
  MAD: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  MGA: [20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50, 20, 10],
  MWK: [5000, 2000, 1000, 500, 200, 100, 50, 20, 10, 5, 1],
  MXN: [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  MYR: [100, 50, 20, 10, 5, 1, 0.5, 0.2, 0.1, 0.05],
  MZN: [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5],
  NAD: [200, 100, 50, 30, 20, 10, 5, 1, 0.5, 0.1],
  NGN: [1000, 500, 200, 100, 50, 20, 10, 5],
  NOK: [1000, 500, 200, 100, 50, 20, 10, 5, 1],
  NPR: [1000, 500, 100, 50, 20, 10, 5, 2, 1],
  OMR: [50, 20, 10, 5, 1, 0.5, 0.1, 0.05, 0.025, 0.01, 0.005],
  PEN: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  PHP: [1000, 500, 200, 100, 50, 20, 10, 5, 1, 0.25, 0.05, 0.01],
  PKR: [5000, 1000, 500, 100, 75, 50, 20, 10, 5, 2, 1],
  PLN: [500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01],
  PYG: [100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 100, 50],
  RWF: [5000, 2000, 1000, 500, 100, 50, 20, 10, 5],
  SAR: [500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.01],
  SEK: [1000, 500, 200, 100, 50, 20, 10, 5, 2, 1],
  SLE: [20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.01],
  SOS: [1000, 500],
  STN: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  SZL: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  THB: [1000, 500, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.25],
  TND: [50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005],
  TRY: [200, 100, 50, 20, 10, 5, 1, 0.5, 0.25, 0.1, 0.05, 0.01],
  TZS: [10_000, 5000, 2000, 1000, 500, 200, 100, 50],
  UGX: [50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200, 100, 50],
  USD: [100, 50, 20, 10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.01],
  VND: [500_000, 200_000, 100_000, 50_000, 20_000, 10_000, 5000, 2000, 1000, 500, 200],
  XAF: [10_000, 5000, 2000, 1000, 500, 100, 50, 25, 10, 5, 2, 1],
  XOF: [10_000, 5000, 2000, 1000, 500, 250, 200, 100, 50, 25, 10, 5, 1],
  ZAR: [200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1],
  ZMW: [500, 200, 100, 50, 20, 10, 5, 2, 1, 0.5, 0.1, 0.05],
}

/** Where nobody wrote down what is in circulation: 1, 2 and 5 of every size, from the smallest unit to a large note. */
function usualSteps(digits: number): number[] {
  const sizes = Array.from({ length: digits === 0 ? 6 : digits + 4 }, (_, size) => 10 ** size)
  return sizes.flatMap((size) => [size, 2 * size, 5 * size]).reverse()
}

/** What is counted for a currency, in minor units, largest first. */
export function denominationsOf(currency: string): readonly number[] {
  const digits = minorDigits(currency)
  const known = IN_CIRCULATION[currency]
  // Each is a multiple of the minor unit; rounding only removes what binary fractions add.
  return known ? known.map((units) => Math.round(units * 10 ** digits)) : usualSteps(digits)
}

/** May so many pieces of this worth be counted? Beside notes and coins, loose minor units: what is no whole piece. */
export function isCountable({ valueMinor, pieces }: Pieces, currency: string): boolean {
  if (valueMinor === 1) return pieces <= MAX_LOOSE_MINOR
  return pieces <= MAX_PIECES && denominationsOf(currency).includes(valueMinor)
}
