/** Tables that are saved to files: what their cells and columns are. */

/** A number is calculated with, and is written by us; everything else stays the text that it is. */
export type Cell = string | { readonly number: string }

export interface Column {
  readonly title: string
  /** In characters. */
  readonly width: number
}

/** What stands in a cell, for files that know only text. */
export function textOf(cell: Cell): string {
  return typeof cell === 'string' ? cell : cell.number
}
