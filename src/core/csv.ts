/** Tables for spreadsheets: lines by RFC 4180, of which nothing is calculated. */

import type { Cell } from './table.ts'

/** The mark by which Excel knows that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

/** Texts are guarded; numbers, which may be negative, are not. */
export function lineOf(cells: readonly Cell[]): string {
  return `${cells.map((cell) => (typeof cell === 'string' ? quoted(guarded(cell)) : cell.number)).join(',')}\r\n`
}

/**
 * Spreadsheets calculate a cell that begins so, even after spaces or in full width: a name could open a web page with the
 * rest of the table. An apostrophe makes it text.
 */
const FORMULA = /^[\t\r]|^[\s\p{Cf}\p{Cc}]*[=+\-@＝＋－＠]/u

export function guarded(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

/** Semicolons too, because they separate cells where the comma separates decimals. */
function quoted(cell: string): string {
  return /[",;\s]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
