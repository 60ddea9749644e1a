/** A batch as a table: a row for each of its tokens, in words that a person looks for. */
import { formatPlain } from './money.ts'
import type { Cell, Column } from './table.ts'

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

export const BATCH_COLUMNS: readonly (Column & { readonly cell: (row: BatchRow) => Cell })[] = [
  { title: 'number', width: 9, cell: ({ position }) => ({ number: String(position) }) },
  { title: 'code', width: 16, cell: ({ code }) => code },
  { title: 'password', width: 14, cell: ({ code, password }) => (password === code ? '' : password) },
  { title: 'package', width: 22, cell: ({ planName }) => planName },
  { title: 'price', width: 10, cell: ({ priceMinor, currency }) => ({ number: formatPlain(priceMinor, currency) }) },
  { title: 'currency', width: 9, cell: ({ currency }) => currency },
  { title: 'validity', width: 34, cell: ({ validity }) => validity },
  { title: 'state', width: 9, cell: ({ state }) => state },
  { title: 'sold at', width: 18, cell: ({ soldAtText }) => soldAtText },
  { title: 'note', width: 30, cell: ({ note }) => note },
]

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
