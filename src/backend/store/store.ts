/** The store: every change and its journal entry in one transaction. */
import { createHash } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { AppError } from '../../core/errors.ts'
import { chainHash, findBreak, GENESIS_HASH, type JournalEntry, type JournalFact } from '../../core/journal.ts'
import type { Clock } from '../../core/ports.ts'
import type { Db } from './open.ts'
import { SaleViews } from './sale-views.ts'
import { journal, setting } from './schema.ts'

/** What a change leaves in the journal; the store adds id, time, counter and hash. */
export type Fact = Pick<JournalFact, 'kind' | 'data'> & { readonly by?: { readonly id: string; readonly name: string } }

/** A transaction's view of the tables. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

export class Store {
  readonly db: Db
  readonly sales: SaleViews
  readonly #clock: Clock
  readonly #counterId: string

  constructor(db: Db, clock: Clock) {
    this.db = db
    this.sales = new SaleViews(db)
    this.#clock = clock
    db.insert(setting).values({ key: 'counter.id', value: uuidv7() }).onConflictDoNothing().run()
    this.#counterId = this.readSetting<string>('counter.id') as string
  }

  /**
   * The one way in which a person's command changes anything: rows and fact stand or fall together.
   *
   * @throws AppError `database_full` or `database_broken` when the disk fails; nothing was changed then.
   */
  write<T>(change: (tx: Tx, at: number) => { readonly value: T; readonly fact: Fact }): T {
    return explainDiskFaults(() =>
      this.db.transaction(
        (tx) => {
          const at = this.#clock()
          const { value, fact } = change(tx, at)
          this.#append(tx, fact, at)
          return value
        },
        { behavior: 'immediate' },
      ),
    )
  }

  /** A change by the machine itself (a grant arrived, a ticket came out): rows only, one statement or a few. */
  settle<T>(change: (tx: Tx, at: number) => T): T {
    return explainDiskFaults(() => this.db.transaction((tx) => change(tx, this.#clock()), { behavior: 'immediate' }))
  }

  /** The number of the first journal entry that breaks the chain; undefined when the journal is whole. */
  findJournalBreak(): number | undefined {
    const rows = this.db.$client.prepare('select seq, body, hash from journal order by seq').iterate()
    return findBreak(rows as Iterable<JournalEntry>, sha256)
  }

  readSetting<T>(key: string): T | undefined {
    return this.db.select().from(setting).where(eq(setting.key, key)).get()?.value as T | undefined
  }

  close(): void {
    this.db.$client.close()
  }

  #append(tx: Tx, fact: Fact, at: number): void {
    const last = tx.select().from(journal).orderBy(desc(journal.seq)).limit(1).get()
    const entry: JournalFact = { v: 1, id: uuidv7(), at, counterId: this.#counterId, ...fact }
    const body = JSON.stringify(entry)
    const hash = chainHash(last?.hash ?? GENESIS_HASH, body, sha256)
    tx.insert(journal)
      .values({ seq: (last?.seq ?? 0) + 1, body, hash })
      .run()
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

function explainDiskFaults<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    const code = sqliteCode(error)
    if (code === 'SQLITE_FULL') throw new AppError('unavailable', 'database_full', { cause: error })
    if (/^SQLITE_(CORRUPT|IOERR|NOTADB|READONLY|CANTOPEN)/.test(code)) {
      throw new AppError('unavailable', 'database_broken', { cause: error })
    }
    throw error
  }
}

/** Drizzle wraps the driver's error; the code is somewhere along the chain of causes. */
function sqliteCode(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string' && at.code.startsWith('SQLITE_')) return at.code
  }
  return ''
}
