/** Tables for spreadsheets: lines by RFC 4180, of which nothing is calculated. */

/** The mark by which Excel knows that a file is UTF-8. */
export const BYTE_ORDER_MARK = '\ufeff'

export function lineOf(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(guarded(cell))).join(',')}\r\n`
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
