/** A batch as a workbook for Excel and LibreOffice. */
import { BATCH_COLUMNS, type BatchRow } from '../../core/batch-table.ts'
import { rowXml, SHEET_FOOT, sheetHead, sheetName, workbookParts } from './workbook.ts'
import { zip } from './zip.ts'

export function batchXlsx(rows: readonly BatchRow[], title: string): Uint8Array {
  const body = rows.map((row) => rowXml(BATCH_COLUMNS.map(({ cell }) => cell(row))))
  const sheet = { name: sheetName(1), xml: sheetHead(BATCH_COLUMNS) + body.join('') + SHEET_FOOT }
  const parts = [...workbookParts([title.trim() === '' ? 'Batch' : title]), sheet]
  return zip(parts.map(({ name, xml }) => ({ name, bytes: Buffer.from(xml) })))
}
