/** The table of a report as CSV or as a workbook. */
import { statSync, writeFileSync } from 'node:fs'
import { BYTE_ORDER_MARK, lineOf } from '../../core/csv.ts'
import type { ReportTable } from '../../core/report-table.ts'
import type { ReportTask } from '../report-port.ts'
import { rowXml, SHEET_FOOT, sheetHead, sheetName, workbookParts } from '../sheets/workbook.ts'
import { ZipFile } from '../sheets/zip.ts'

type TableTask = Extract<ReportTask, { what: 'table' }>

export function makeTable({ format, table }: TableTask, path: string): { bytes: number; rows: number } {
  if (format === 'csv') writeFileSync(path, csvOf(table), { mode: 0o600, flag: 'wx' })
  else putWorkbook(table, path)
  return { bytes: statSync(path).size, rows: table.rows.length }
}

function csvOf({ columns, rows, totals }: ReportTable): string {
  return [BYTE_ORDER_MARK, lineOf(columns.map(({ title }) => title)), ...[...rows, totals].map(lineOf)].join('')
}

function putWorkbook({ title, columns, rows, totals }: ReportTable, path: string): void {
  const archive = new ZipFile(path)
  const put = (name: string, xml: string) => {
    archive.begin(name)
    archive.write(xml)
  }
  for (const { name, xml } of workbookParts([title])) put(name, xml)
  put(sheetName(1), sheetHead(columns) + [...rows, totals].map(rowXml).join('') + SHEET_FOOT)
  archive.finish()
}
