/** A report as a table, on paper and in files: the same rows and sums as on the screen, in plain words. */
import { monthOf } from './calendar.ts'
import { formatPlain } from './money.ts'
import type { METHODS } from './payments.ts'
import { netOf, type ReportBy, type ReportOf, type Sums } from './report.ts'
import type { Period } from './report-period.ts'
import type { Cell, Column } from './table.ts'

export interface ReportTable {
  readonly title: string
  /** Which period, and which one it is compared with. */
  readonly subtitle: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
  /** The last line. */
  readonly totals: readonly Cell[]
}

interface Row extends Sums {
  readonly key: string
  readonly name: string | null
  readonly before: { readonly netMinor: number } | null
}

/** What a table is made of; see the contract's `PeriodReport`. */
export interface Reported extends Period {
  readonly by: ReportBy
  readonly of: ReportOf | null
  readonly ofName: string | null
  readonly rows: readonly Row[]
  readonly totals: Sums
  readonly before: Period & { readonly totals: Sums }
}

const BY_WORDS: Readonly<Record<ReportBy, string>> = {
  hour: 'Hour',
  day: 'Day',
  week: 'Week',
  month: 'Month',
  plan: 'Package',
  kind: 'Kind',
  method: 'Payment method',
  cashier: 'Cashier',
  router: 'Router',
  tax: 'Tax',
  counter: 'Counter',
  location: 'Location',
}
const KIND_WORDS: Readonly<Record<string, string>> = { hotspot: 'Hotspot', vpn: 'VPN' }
const METHOD_WORDS: Readonly<Record<(typeof METHODS)[number], string>> = {
  cash: 'Cash',
  mobile: 'Mobile money',
  card: 'Card',
  bank: 'Bank',
  account: 'On account',
}

/** What a key is called where it has no name of its own. */
export function keyInWords(by: ReportBy, key: string): string {
  if (by === 'hour') return `${key}:00–${key}:59`
  if (by === 'kind') return KIND_WORDS[key] ?? key
  if (by === 'method') return METHOD_WORDS[key as (typeof METHODS)[number]] ?? key
  if (by === 'router') return key === '' ? 'Several routers' : key
  if (by === 'counter') return 'This counter'
  if (by === 'tax') return key === '' ? 'Untaxed' : `${formatPlain(Number(key), 'EUR')} %`
  return key
}

export function byInWords(by: ReportBy): string {
  return BY_WORDS[by]
}

/** `2026-11-25`, or both ends; a whole month by its name. */
export function periodInWords({ from, until }: Period): string {
  return from === until ? from : `${from} – ${until}`
}

export function titleOf({ by, of, ofName }: Pick<Reported, 'by' | 'of' | 'ofName'>): string {
  const what = `Takings by ${BY_WORDS[by].toLowerCase()}`
  return of === null ? what : `${what} · ${ofName ?? keyInWords(of.by, of.key)}`
}

/** What is summed beside the key; payments have neither tokens nor discounts. */
const SHOWN: readonly { readonly title: string; readonly of: keyof Sums | 'netMinor'; readonly notOfMethods?: true }[] =
  [
    { title: 'sales', of: 'sales' },
    { title: 'tokens', of: 'tokens', notOfMethods: true },
    { title: 'gross', of: 'grossMinor', notOfMethods: true },
    { title: 'discount', of: 'discountMinor', notOfMethods: true },
    { title: 'tax', of: 'taxMinor', notOfMethods: true },
    { title: 'rounding', of: 'roundingMinor', notOfMethods: true },
    { title: 'total', of: 'totalMinor' },
    { title: 'refunds', of: 'refundMinor' },
    { title: 'voids', of: 'voidMinor' },
    { title: 'net', of: 'netMinor' },
  ]

export function reportTable(reported: Reported, currency: string): ReportTable {
  const { by, rows, totals, before } = reported
  const isOfMethods = by === 'method' || reported.of?.by === 'method'
  const shown = SHOWN.filter(({ notOfMethods }) => !(isOfMethods && notOfMethods))
  const cells = (sums: Sums): Cell[] => shown.map(({ of }) => ({ number: numberOf(sums, of, currency) }))
  const compared = (minor: number | undefined): Cell =>
    minor === undefined ? '' : { number: formatPlain(minor, currency) }
  const titles = shown.map(({ title, of }) => ({
    title: isOfMethods && of === 'sales' ? 'payments' : title,
    width: 12,
  }))
  return {
    title: titleOf(reported),
    subtitle: `${periodInWords(reported)} · in ${currency} · net before: ${periodInWords(before)}`,
    columns: [{ title: BY_WORDS[by].toLowerCase(), width: 28 }, ...titles, { title: 'net before', width: 12 }],
    rows: rows.map((row) => [row.name ?? keyInWords(by, row.key), ...cells(row), compared(row.before?.netMinor)]),
    totals: ['Total', ...cells(totals), compared(netOf(before.totals))],
  }
}

function numberOf(sums: Sums, of: keyof Sums | 'netMinor', currency: string): string {
  if (of === 'netMinor') return formatPlain(netOf(sums), currency)
  return of === 'sales' || of === 'tokens' ? String(sums[of]) : formatPlain(sums[of], currency)
}

/** What a saved file is called: `takings-by-plan-2026-11.csv`. */
export function fileNameOf({ from, until }: Period, what: string, extension: string): string {
  const isMonth = monthOf(from) === monthOf(until) && from.endsWith('-01') && until > `${monthOf(from)}-27`
  const days = isMonth ? monthOf(from) : from === until ? from : `${from}-to-${until}`
  return `${what}-${days}.${extension}`
}
