/** Amounts as reports write them: grouped digits without a currency, which stands once above them. */
import { formatPlain, minorDigits } from './money.ts'
import { remember } from './remember.ts'

const numberFormat = remember((currency = '') => {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
})

/** `123456` of EUR → `1,234.56` */
export function reportedAmount(minor: number, currency: string): string {
  // A decimal string is formatted exactly; a division would not be.
  return numberFormat(currency).format(formatPlain(minor, currency) as unknown as number)
}

/** What is taken off: `-1,234.56`, and nothing of nothing. */
export function taken(minor: number, currency: string): string {
  return reportedAmount(minor === 0 ? 0 : -minor, currency)
}
