/** Writes every sale, refund and payment of a period to a file, a row at a time: five years take no more memory than a day. */
import Database from 'better-sqlite3'
import { BYTE_ORDER_MARK, lineOf } from '../../core/csv.ts'
import { formatPlain } from '../../core/money.ts'
import type { Period } from '../../core/report-period.ts'
import type { Cell } from '../../core/table.ts'
import type { ReportTask } from '../report-port.ts'
import { MOST_SHEET_ROWS, rowXml, SHEET_FOOT, sheetHead, sheetName, workbookParts } from '../sheets/workbook.ts'
import { ZipFile } from '../sheets/zip.ts'
import { BOOK_TABLES, type BookRow, type BookTable } from './book-tables.ts'
import { localTimes } from './local-times.ts'

type BooksTask = Extract<ReportTask, { what: 'books' }>

interface Work extends Omit<BooksTask, 'what'> {
  readonly path: string
  readonly databaseFile: string
  readonly onProgress: (done: number, total: number) => void
}

export function makeBooks(work: Work): { bytes: number; rows: number } {
  const database = openBooks(work.databaseFile)
  const archive = new ZipFile(work.path)
  const total = countRows(database, work.period)
  const tables = BOOK_TABLES.map((table) => ({ table, rows: read(database, table, work) }))
  let rows = 0
  const counted = () => {
    rows += 1
    if (rows % 1_000 === 0) work.onProgress(Math.min(rows, total), total)
  }
  if (work.format === 'csv') putLists(archive, tables, counted)
  else putWorkbook(archive, tables, counted)
  const bytes = archive.finish()
  database.close()
  return { bytes, rows }
}

/** The books as they are at this moment: what is booked meanwhile is not seen, and nothing can be changed. */
function openBooks(file: string): Database.Database {
  const database = new Database(file, { readonly: true })
  database.pragma('busy_timeout = 5000')
  database.pragma('cache_size = -8000')
  database.exec('begin')
  return database
}

/** For the progress only. */
function countRows(database: Database.Database, { from, until }: Period): number {
  const rows = database
    .prepare(
      `select sum(sales + refunds + voids) from takings
      where dimension in ('all', 'method', 'settlement') and day between ? and ?`,
    )
    .pluck()
    .get(from, until)
  return Number(rows ?? 0)
}

type Value = BookRow[string] | undefined

interface TableRows {
  readonly table: BookTable
  readonly rows: Iterable<readonly Cell[]>
}

function* read(database: Database.Database, { columns, statements }: BookTable, work: Work): Generator<Cell[]> {
  const { currency, timeZone, period } = work
  const local = localTimes(timeZone)
  const write = {
    money: (minor: Value, of: Value = currency): Cell => ({ number: formatPlain(Number(minor), String(of)) }),
    time: (at: Value) => local(Number(at)),
  }
  for (const statement of statements) {
    for (const row of database.prepare(statement).iterate(period)) {
      yield columns.map(({ cell }) => cell(row as BookRow, write))
    }
  }
}

/** One list for each table, in one archive. */
function putLists(archive: ZipFile, tables: readonly TableRows[], counted: () => void): void {
  for (const { table, rows } of tables) {
    archive.begin(`${table.title.toLowerCase().replaceAll(' ', '-')}.csv`)
    archive.write(BYTE_ORDER_MARK + lineOf(table.columns.map(({ title }) => title)))
    for (const row of rows) {
      archive.write(lineOf(row))
      counted()
    }
  }
}

/** One sheet for each table; what no sheet can hold goes on in a next one. */
function putWorkbook(archive: ZipFile, tables: readonly TableRows[], counted: () => void): void {
  const titles: string[] = []
  const begin = ({ columns }: BookTable, title: string) => {
    titles.push(title)
    archive.begin(sheetName(titles.length))
    archive.write(sheetHead(columns))
  }
  for (const { table, rows } of tables) {
    begin(table, table.title)
    let inSheet = 1
    for (const row of rows) {
      if (inSheet === MOST_SHEET_ROWS) {
        archive.write(SHEET_FOOT)
        begin(table, `${table.title} ${titles.length + 1}`)
        inSheet = 1
      }
      archive.write(rowXml(row))
      inSheet += 1
      counted()
    }
    archive.write(SHEET_FOOT)
  }
  for (const { name, xml } of workbookParts(titles)) {
    archive.begin(name)
    archive.write(xml)
  }
}
