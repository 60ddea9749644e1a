/** Saves the entries that a filter finds as CSV or PDF, oldest first. */
import type Database from 'better-sqlite3'
import { asc, count } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { MAX_EXPORTED } from '../../contract/audit.ts'
import { AppError } from '../../core/errors.ts'
import { matching } from '../store/journal-filter.ts'
import * as schema from '../store/schema.ts'
import { csvOf } from './csv.ts'
import type { Exported, ExportTask } from './desk-messages.ts'
import { type ExportedEntry, exportedEntry, type JournalRow } from './exported-entry.ts'
import { pdfOf } from './pdf.ts'

type Choice = Pick<ExportTask, 'filter' | 'format' | 'head'>

/** @throws AppError `too_many_entries` */
export function exportJournal(database: Database.Database, { filter, format, head }: Choice): Exported {
  const db = drizzle({ client: database, schema, casing: 'snake_case' })
  const { journal } = schema
  const where = matching(db, filter)
  const found = db.select({ n: count() }).from(journal).where(where).get()?.n ?? 0
  const most = MAX_EXPORTED[format]
  if (found > most) throw new AppError('bad_request', 'too_many_entries', { values: { most } })
  const columns = { seq: journal.seq, body: journal.body, hash: journal.hash }
  const { sql, params } = db.select(columns).from(journal).where(where).orderBy(asc(journal.seq)).toSQL()
  const entries = read(database.prepare(sql).iterate(...params) as Iterable<JournalRow>)
  return format === 'csv' ? csvOf(entries) : pdfOf([...entries], head)
}

function* read(rows: Iterable<JournalRow>): Generator<ExportedEntry> {
  for (const row of rows) yield exportedEntry(row)
}
