/** Money: integer minor units of a currency, read from what people type and written for them to read. */
import type { FieldProblem } from './errors.ts'
import { remember } from './remember.ts'
import { fail, ok, type Result } from './result.ts'

/** Currencies whose minor unit is not a hundredth (ISO 4217, list one). */
// biome-ignore format: a table
const MINOR_DIGITS: Readonly<Record<string, number>> = {
  BHD: 3, BIF: 0, CLP: 0, DJF: 0, GNF: 0, IQD: 3, ISK: 0, JOD: 3, JPY: 0, KMF: 0, KRW: 0, KWD: 3,
  LYD: 3, OMR: 3, PYG: 0, RWF: 0, TND: 3, UGX: 0, UYI: 0, VND: 0, VUV: 0, XAF: 0, XOF: 0, XPF: 0,
}

/** The largest amount a till handles: keeps sums of a year far inside exact integers. */
export const MAX_AMOUNT_MINOR = 1_000_000_000_000

/** How many digits follow the point in this currency. */
export function minorDigits(currency: string): number {
  return MINOR_DIGITS[currency] ?? 2
}

/** Is this an ISO 4217 code that the platform knows? */
export function isCurrency(code: string): boolean {
  return /^[A-Z]{3}$/.test(code) && Intl.supportedValuesOf('currency').includes(code)
}

/**
 * Reads an amount as people type it: `5`, `5.00`, `5,00`, `1 234,50`, `1,234.50`.
 *
 * A lone point or comma followed by exactly three digits is a thousands mark only where the currency has no
 * three-digit minor unit; any other lone mark is the decimal one. Never passes through floating point.
 */
export function parseAmount(text: string, currency: string): Result<number, FieldProblem> {
  const compact = toAsciiDigits(text).replaceAll(/[\s'’_\u00a0\u202f]/g, '')
  if (compact === '') return fail('required')
  if (!/^\d[\d.,]*$|^[.,]\d+$/.test(compact)) return fail('not_a_number')
  const digits = minorDigits(currency)
  const mark = decimalMark(compact, digits)
  const [whole = '', fraction = ''] = mark === undefined ? [compact] : splitLast(compact, mark)
  if (!isGrouped(whole) || /[.,]/.test(fraction)) return fail('not_a_number')
  if (fraction.length > digits && /[1-9]/.test(fraction.slice(digits))) return fail('not_a_number')
  const minor = Number(whole.replaceAll(/[.,]/g, '') + fraction.slice(0, digits).padEnd(digits, '0'))
  return minor > MAX_AMOUNT_MINOR ? fail('too_large') : ok(minor)
}

/** Arabic-Indic and Persian digits are digits too. */
function toAsciiDigits(text: string): string {
  return text.replaceAll(/[٠-٩۰-۹]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf))
}

function decimalMark(text: string, digits: number): '.' | ',' | undefined {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','))
  if (last < 0) return undefined
  const mark = text[last] as '.' | ','
  const other = mark === '.' ? ',' : '.'
  const isOnlyMark = text.indexOf(mark) === last
  if (text.includes(other)) return isOnlyMark ? mark : undefined
  if (!isOnlyMark) return undefined
  const following = text.length - last - 1
  return following === 3 && digits !== 3 ? undefined : mark
}

function splitLast(text: string, mark: string): [string, string] {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

/** `1234`, `1.234.567` or `1,234`: thousands marks, if any, stand where they belong and are all the same. */
function isGrouped(whole: string): boolean {
  return /^\d*$|^[1-9]\d{0,2}(\.\d{3})+$|^[1-9]\d{0,2}(,\d{3})+$/.test(whole)
}

/** `350` of EUR → `3.50`; `350` of JPY → `350`: plain, for forms and files. */
export function formatPlain(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  const sign = minor < 0 ? '-' : ''
  const text = String(Math.abs(minor)).padStart(digits + 1, '0')
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** `narrowSymbol` is what people of a place write; `symbol` is their own letters where those are not Latin. */
type CurrencyDisplay = 'narrowSymbol' | 'symbol'

const moneyFormat = remember((currency = '', locale = '', currencyDisplay = '') => {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: currencyDisplay as CurrencyDisplay,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
})

/** `350` of EUR → `€3.50` in the reader's language, with the currency's own number of digits. */
export function formatMoney(
  minor: number,
  currency: string,
  locale = 'en',
  display: CurrencyDisplay = 'narrowSymbol',
): string {
  // A decimal string is formatted exactly; a division would not be.
  return moneyFormat(currency, locale, display).format(formatPlain(minor, currency) as unknown as number)
}
