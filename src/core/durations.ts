/** Lengths of time as a customer reads them: `3 hours`, `1 day`, `1 hour 30 minutes`. */

import { remember } from './remember.ts'

const UNITS = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** At most two units, largest first; whole weeks and days stay whole. In the reader's language, joined as it joins. */
export function formatDuration(seconds: number, locale = 'en', join = ' '): string {
  const parts: string[] = []
  let rest = Math.max(0, Math.floor(seconds))
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size)
    rest -= count * size
    if (count > 0) parts.push(formatUnit(count, unit, locale))
    if (parts.length === 2) break
  }
  return parts.join(join) || formatUnit(0, 'minute', locale)
}

const unitFormat = remember(
  (unit = '', locale = '') => new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }),
)

function formatUnit(count: number, unit: string, locale: string): string {
  return unitFormat(unit, locale).format(count)
}

/** `1500000000` → `1.5 GB`: data as plans and tickets say it, in decimal units. */
export function formatBytes(bytes: number, locale = 'en', unitDisplay: 'short' | 'long' = 'short'): string {
  const [unit, size] = bytes >= 1e9 ? (['gigabyte', 1e9] as const) : (['megabyte', 1e6] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 }).format(
    bytes / size,
  )
}
