/** A batch as a table: a row for each of its tokens, in words that a person looks for. */
import { minorDigits } from './money.ts'

/** One token of a batch, and what became of it. */
export interface BatchRow {
  /** Place in the batch, from 1. */
  readonly position: number
  readonly code: string
  readonly password: string
  readonly planName: string
  readonly priceMinor: number
  readonly currency: string
  readonly validity: string
  readonly state: 'unsold' | 'sold' | 'used' | 'void'
  /** By the café's clock; empty when it is not sold. */
  readonly soldAtText: string
  readonly note: string
}

/** A number is calculated with; everything else stays the text that it is. */
export type Cell = string | { readonly number: string }

export const BATCH_COLUMNS: readonly {
  readonly title: string
  /** In characters. */
  readonly width: number
  readonly cell: (row: BatchRow) => Cell
}[] = [
  { title: 'number', width: 9, cell: ({ position }) => ({ number: String(position) }) },
  { title: 'code', width: 16, cell: ({ code }) => code },
  { title: 'password', width: 14, cell: ({ code, password }) => (password === code ? '' : password) },
  { title: 'package', width: 22, cell: ({ planName }) => planName },
  { title: 'price', width: 10, cell: ({ priceMinor, currency }) => ({ number: decimal(priceMinor, currency) }) },
  { title: 'currency', width: 9, cell: ({ currency }) => currency },
  { title: 'validity', width: 34, cell: ({ validity }) => validity },
  { title: 'state', width: 9, cell: ({ state }) => state },
  { title: 'sold at', width: 18, cell: ({ soldAtText }) => soldAtText },
  { title: 'note', width: 30, cell: ({ note }) => note },
]

/** `2.00`, `1500`, `0.250`: with a point, as files have it. */
function decimal(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  if (digits === 0) return String(minor)
  const text = String(minor).padStart(digits + 1, '0')
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** What became of a token; one that was used counts as used, whoever sold it. */
export function stateOf(token: {
  readonly saleId: string | null
  readonly voidedAt: number | null
  readonly firstUsedAt: number | null
}): BatchRow['state'] {
  if (token.voidedAt !== null) return 'void'
  if (token.firstUsedAt !== null) return 'used'
  return token.saleId === null ? 'unsold' : 'sold'
}
