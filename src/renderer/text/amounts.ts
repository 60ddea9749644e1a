/** Amounts as a table has room for them: `3 hr 5 min`, `1.2 GB`, `2.4 Mbit/s`. */
import { formatPlain } from '../../core/money.ts'
import { remember } from '../../core/remember.ts'

const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

const unitFormat = remember(
  (unit = '') =>
    new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'short', maximumSignificantDigits: 3 }),
)

/** At most two units; seconds only below a minute. */
export function shortDuration(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const first = units.findIndex(([, size]) => whole >= size)
  const [unit, size] = units[first] ?? ['second', 1]
  const [nextUnit, nextSize] = units[first + 1] ?? ['second', 1]
  const rest = Math.floor((whole % size) / nextSize)
  const large = unitFormat(unit).format(Math.floor(whole / size))
  return rest === 0 || nextUnit === 'second' ? large : `${large} ${unitFormat(nextUnit).format(rest)}`
}

/** An amount in thousands, or in thousands of those, so that three digits say it; small ones stay thousands. */
function inThousands(amount: number, most: number): { readonly value: number; readonly power: number } {
  let power = 0
  let value = amount / 1_000
  while (value >= 999.5 && power < most) {
    value /= 1_000
    power += 1
  }
  return { value, power }
}

const byteUnits = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Decimal units, as plans and tickets have them. */
export function shortBytes(bytes: number): string {
  const { value, power } = inThousands(bytes, byteUnits.length - 1)
  return unitFormat(byteUnits[power] ?? 'kilobyte').format(value < 1 ? Math.ceil(value) : value)
}

const digits = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })
const bitUnits = ['kbit/s', 'Mbit/s', 'Gbit/s'] as const

/** In bits, as plans are sold, and written so that nobody takes them for bytes. */
export function shortSpeed(bitsPerSecond: number): string {
  const { value, power } = inThousands(bitsPerSecond, bitUnits.length - 1)
  return `${digits.format(value < 1 ? Math.ceil(value) : value)} ${bitUnits[power]}`
}

const moneyFormat = remember(
  (currency = '') =>
    new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      notation: 'compact',
      minimumFractionDigits: 0,
      maximumSignificantDigits: 3,
    }),
)

/** An amount in a few characters, for the axis of a chart: `€1.2K`. */
export function shortMoney(minor: number, currency: string): string {
  return moneyFormat(currency).format(formatPlain(minor, currency) as unknown as number)
}

const shareFormat = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 })

/** `12%`; of small changes one more digit, so that they are not nothing. */
export function shortShare(share: number): string {
  return Math.abs(share) < 0.1 ? smallShare.format(share) : shareFormat.format(share)
}

const smallShare = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
