/** Reads the facts of an entry, whatever stands in them: a value that is not what it should be is undefined. */
import { formatBytes, formatDuration } from '../../../core/durations.ts'
import { formatMoney, isCurrency } from '../../../core/money.ts'

/** What JSON can hold, as it came. */
export type Facts = Readonly<Record<string, unknown>>

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** `1,234`. */
export function countOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? value.toLocaleString('en') : undefined
}

/** `€2.00`; the currency as it stands in the entry, or else the café's. */
export function moneyOf(minor: unknown, currency: unknown, ownCurrency: string): string | undefined {
  if (typeof minor !== 'number' || !Number.isSafeInteger(minor)) return undefined
  return formatMoney(minor, typeof currency === 'string' && isCurrency(currency) ? currency : ownCurrency)
}

/** `16 %`, of hundredths of a per cent. */
export function percentOf(basisPoints: unknown): string | undefined {
  return typeof basisPoints === 'number' && Number.isFinite(basisPoints) ? `${basisPoints / 100} %` : undefined
}

/** `3 hours`, of seconds. */
export function lengthOf(seconds: unknown): string | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds) ? formatDuration(seconds) : undefined
}

/** `1.5 GB`, of bytes. */
export function sizeOf(bytes: unknown): string | undefined {
  return typeof bytes === 'number' && Number.isFinite(bytes) ? formatBytes(bytes) : undefined
}

/** Is it an object with names, rather than a list or nothing? */
export function isFacts(value: unknown): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The sentence of a table for this word; undefined for words of a newer or an older program. */
export function wordOf(table: Readonly<Record<string, string>>, word: unknown): string | undefined {
  return typeof word === 'string' && Object.hasOwn(table, word) ? table[word] : undefined
}

/** A drawer's sum, or the pieces it was counted by, of one currency: `$20.00`, `$5.00 × 3, $1.00 × 2`. */
export function drawerText({ currency, pieces, amountMinor, countedMinor }: Facts): string | undefined {
  if (!Array.isArray(pieces)) return moneyOf(amountMinor ?? countedMinor, currency, '')
  const each = pieces.filter(isFacts).map((of) => `${moneyOf(of.valueMinor, currency, '')} × ${countOf(of.pieces)}`)
  return each.join(', ')
}
