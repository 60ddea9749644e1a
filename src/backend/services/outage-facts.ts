/** Compensations as the journal tells of them: it is the only book in which they stand. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Compensation } from '../../contract/outage.ts'
import { AppError } from '../../core/errors.ts'
import type { JournalFact } from '../../core/journal.ts'
import { journal } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import type { Portion } from './outage-time.ts'

type Reader = Pick<Tx, 'select'>

/** What stands in the fact of a compensation, besides who and when. */
export interface CompensationData extends Pick<Compensation, 'from' | 'until' | 'minutes' | 'router' | 'reason'> {
  readonly routerId: string | null
  readonly count: number
  readonly tokens: readonly (Portion & { readonly codeEnding: string })[]
}

/** As many as a person would look through. */
const LISTED = 50

/** Newest first. */
export function readCompensations(db: Reader, locationId: string): Compensation[] {
  const isOurs = and(eq(journal.kind, 'outage.compensated'), eq(placeOf, locationId))
  const rows = db
    .select({ id: journal.subjectId, body: withoutTokens })
    .from(journal)
    .where(isOurs)
    .orderBy(desc(journal.seq))
    .limit(LISTED)
    .all()
  const undone = undoneOf(
    db,
    rows.flatMap(({ id }) => id ?? []),
  )
  return rows.flatMap(({ id, body }) => (id === null ? [] : [viewOf(id, body, undone)]))
}

/** Undefined when nothing was given under this id. */
export function readCompensation(db: Reader, locationId: string, id: string): Compensation | undefined {
  const row = db
    .select({ body: withoutTokens })
    .from(journal)
    .where(and(eq(journal.subjectId, id), eq(journal.kind, 'outage.compensated'), eq(placeOf, locationId)))
    .get()
  return row && viewOf(id, row.body, undoneOf(db, [id]))
}

/** What each code got. @throws AppError `no_such_compensation` */
export function readGiven(db: Reader, id: string): CompensationData {
  const isIt = and(eq(journal.subjectId, id), eq(journal.kind, 'outage.compensated'))
  const row = db.select({ body: journal.body }).from(journal).where(isIt).get()
  if (!row) throw new AppError('not_found', 'no_such_compensation')
  return (JSON.parse(row.body) as JournalFact).data as CompensationData
}

const placeOf = sql<string>`${journal.body} ->> '$.locationId'`
/** A list of thousands that nobody looks at here. */
const withoutTokens = sql<string>`json_remove(${journal.body}, '$.data.tokens')`

type Undone = ReadonlyMap<string, NonNullable<Compensation['undone']>>

function undoneOf(db: Reader, ids: readonly string[]): Undone {
  const isOne = and(inArray(journal.subjectId, [...ids]), eq(journal.kind, 'outage.compensation_undone'))
  const rows = db.select({ id: journal.subjectId, body: withoutTokens }).from(journal).where(isOne).all()
  return new Map(
    rows.flatMap(({ id, body }) => {
      const { at, by } = JSON.parse(body) as JournalFact
      return id === null ? [] : [[id, { at, byName: by?.name ?? '' }] as const]
    }),
  )
}

function viewOf(id: string, body: string, undone: Undone): Compensation {
  const { at, by, data } = JSON.parse(body) as JournalFact
  const { from, until, minutes, router, reason, count } = data as CompensationData
  return { id, at, byName: by?.name ?? '', from, until, minutes, router, reason, count, undone: undone.get(id) ?? null }
}
