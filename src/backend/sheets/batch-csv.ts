/** A batch as a file for spreadsheets and for other programs: RFC 4180, in UTF-8. */
import { BATCH_COLUMNS, type BatchRow } from '../../core/batch-table.ts'
import { BYTE_ORDER_MARK, lineOf } from '../../core/csv.ts'

export function batchCsv(rows: readonly BatchRow[]): Uint8Array {
  const head = lineOf(BATCH_COLUMNS.map(({ title }) => title))
  const lines = rows.map((row) => lineOf(BATCH_COLUMNS.map(({ cell }) => cell(row))))
  return Buffer.from(BYTE_ORDER_MARK + head + lines.join(''))
}
