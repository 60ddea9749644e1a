/** A filter of the viewer as a condition on the journal's columns; each part has an index. */
import { and, eq, gte, inArray, like, lt, or, type SQL } from 'drizzle-orm'
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import type { AuditFilter } from '../../contract/audit.ts'
import type * as schema from './schema.ts'
import { journal } from './schema.ts'

type ReadableDb = BetterSQLite3Database<typeof schema>

export function matching(db: ReadableDb, { personId, kind, subject, from, until }: AuditFilter): SQL | undefined {
  return and(
    personId === null ? undefined : or(eq(journal.personId, personId), eq(journal.approverId, personId)),
    kind === null ? undefined : eq(journal.kind, kind),
    from === null ? undefined : gte(journal.at, from),
    until === null ? undefined : lt(journal.at, until),
    subject === '' ? undefined : inArray(journal.seq, withSubject(db, subject)),
  )
}

function withSubject(db: ReadableDb, text: string) {
  const named = like(journal.subjectName, `%${text.replaceAll(/[%_]/g, '')}%`)
  return db
    .select({ seq: journal.seq })
    .from(journal)
    .where(or(named, eq(journal.subjectId, text)))
}
