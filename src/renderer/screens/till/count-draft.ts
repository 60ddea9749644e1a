/** A count while it is typed: pieces of each note and coin, and what is no whole piece as an amount. */
import { type CountedCurrency, worthOf } from '../../../core/cash-count.ts'
import { denominationsOf, MAX_LOOSE_MINOR, MAX_PIECES } from '../../../core/denominations.ts'
import { parseAmount } from '../../../core/money.ts'

/** What stands in the lines of one currency: by worth, and under `other` an amount. */
export type Typed = Readonly<Record<string, string>>

/** What stands in the lines of each currency. */
export type CountDraft = Readonly<Record<string, Typed>>

/** The line of what is no whole piece. */
export const OTHER = 'other'

/** How many pieces a line says; an empty one is none, and null is no number. */
export function piecesIn(text = ''): number | null {
  const compact = text.trim()
  if (compact === '') return 0
  const pieces = /^\d{1,9}$/.test(compact) ? Number(compact) : Number.NaN
  return pieces <= MAX_PIECES ? pieces : null
}

/** The amount of the line that is none of pieces; null is no amount. */
export function otherIn(text: string | undefined, currency: string): number | null {
  if (!text?.trim()) return 0
  const amount = parseAmount(text, currency)
  return amount.ok && amount.value <= MAX_LOOSE_MINOR ? amount.value : null
}

/** The pieces of one currency as they are typed; a line that is wrong counts as empty. */
export function readCurrency(currency: string, typed: Typed = {}): CountedCurrency {
  const listed = denominationsOf(currency).map((valueMinor) => ({
    valueMinor,
    pieces: piecesIn(typed[valueMinor]) ?? 0,
  }))
  const other = otherIn(typed[OTHER], currency) ?? 0
  const isListed = listed.some(({ valueMinor }) => valueMinor === 1)
  const pieces = isListed
    ? listed.map((of) => (of.valueMinor === 1 ? { ...of, pieces: of.pieces + other } : of))
    : [...listed, { valueMinor: 1, pieces: other }]
  return { currency, pieces: pieces.filter((of) => of.pieces > 0) }
}

export const totalOf = (currency: string, typed: Typed | undefined): number =>
  worthOf(readCurrency(currency, typed).pieces)

/** Is every line a number, or empty? */
export function isRight(currency: string, typed: Typed = {}): boolean {
  const lines = Object.entries(typed)
  return lines.every(([line, text]) => (line === OTHER ? otherIn(text, currency) : piecesIn(text)) !== null)
}
