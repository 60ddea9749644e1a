/**
 * Checks that every entry is found by its number, and reads what the journal's indexes say.
 *
 * SQLite's own `integrity_check` asks the same, but takes ten seconds for a million entries, since it takes the values out
 * of the entry's text anew for each index; and nothing can interrupt it.
 */
import type Database from 'better-sqlite3'
import { isDamage } from './check-chain.ts'
import { ABSENT, INDEXED, type IndexedColumn, type Marks, markOf } from './marks.ts'

export interface IndexReading {
  /** Could everything be read, without a gap in the numbers, and found by its number? */
  readonly isSound: boolean
  /** The last entry that was there when the indexes were read. */
  readonly lastSeq: number
  /** An entry that an index has in the wrong place, or twice. */
  readonly strayedSeq: number | null
  readonly marks: Marks
}

/** The share of the indexes that is read is told after each. */
export function checkIndexes(database: Database.Database, seed: number, pause: (share: number) => void): IndexReading {
  const nothing = { lastSeq: 0, strayedSeq: null, marks: [] }
  try {
    const { lastSeq, count } = extentOf(database)
    if (lastSeq !== count || countFound(database) !== count) return { ...nothing, isSound: false }
    const read = INDEXED.map((indexed, n) => {
      const { list, strayedSeq } = readIndex(database, indexed, lastSeq, seed)
      pause((n + 1) / INDEXED.length)
      return { list, strayedSeq }
    })
    const strayedSeq = read.find((each) => each.strayedSeq !== null)?.strayedSeq ?? null
    return { isSound: true, lastSeq, strayedSeq, marks: read.map(({ list }) => list) }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { ...nothing, isSound: false }
  }
}

/** They agree in a whole journal; in another, the last number could be of any size. */
function extentOf(database: Database.Database) {
  const extent = database.prepare('select coalesce(max(seq), 0) as lastSeq, count(*) as count from journal').get()
  return extent as { readonly lastSeq: number; readonly count: number }
}

/**
 * How many entries are found when each is looked up by its number. From the last to the first, because SQLite would take
 * the next one without looking for it.
 */
function countFound(database: Database.Database): unknown {
  const numbers = 'select seq from journal order by seq desc limit -1'
  const lookUp = `select count(j.hash) from (${numbers}) k cross join journal j on j.seq = k.seq`
  return database.prepare(lookUp).pluck().get()
}

type IndexRow = readonly [value: unknown, seq: number]

function readIndex(database: Database.Database, indexed: IndexedColumn, lastSeq: number, seed: number) {
  const { index, column, partial } = indexed
  const where = partial ? `where ${column} is not null` : ''
  const select = `select ${column}, seq from journal indexed by ${index} ${where} order by ${column}, seq`
  const list = new Uint32Array(lastSeq + 1)
  let last: IndexRow | undefined
  let strayedSeq: number | null = null
  for (const row of database.prepare(select).raw().iterate() as Iterable<IndexRow>) {
    const [value, seq] = row
    if (list[seq] !== ABSENT || (last && !isInOrder(last, row))) strayedSeq ??= seq
    list[seq] = markOf(value, seed)
    last = row
  }
  return { list, strayedSeq }
}

/** An index out of order answers some questions wrongly though each of its entries is right. */
function isInOrder([before, beforeSeq]: IndexRow, [value, seq]: IndexRow): boolean {
  if (before === value) return beforeSeq < seq
  if (before === null || value === null) return before === null
  if (typeof before !== 'string' || typeof value !== 'string') return Number(before) < Number(value)
  return before < value || Buffer.compare(Buffer.from(before), Buffer.from(value)) < 0
}
