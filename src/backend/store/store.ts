/** The store: every change and its journal entry in one transaction. */
import { hash } from 'node:crypto'
import { desc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { AppError } from '../../core/errors.ts'
import { chainHash, findBreak, GENESIS_HASH, type JournalEntry, type JournalFact } from '../../core/journal.ts'
import type { Clock } from '../../core/ports.ts'
import { localIso } from '../../core/time.ts'
import type { CounterKey } from './counter-keys.ts'
import type { Db } from './open.ts'
import { SaleViews } from './sale-views.ts'
import { journal, journalSeal, location, setting } from './schema.ts'
import { sealOf } from './seal.ts'

/** What a change leaves in the journal; the store adds id, time, place, counter and hash. */
export type Fact = Pick<JournalFact, 'kind' | 'data' | 'by' | 'approvedBy' | 'subject'>

/** A transaction's view of the tables. */
export type Tx = Parameters<Parameters<Db['transaction']>[0]>[0]

/** The location this counter stands at. */
export type Here = typeof location.$inferSelect

export const COUNTER_LOCATION = 'counter.locationId'

export class Store {
  readonly db: Db
  readonly sales: SaleViews
  readonly #clock: Clock
  readonly #counterId: string
  readonly #statements: ReturnType<typeof prepareStatements>
  #seal: CounterKey | undefined

  constructor(db: Db, clock: Clock) {
    this.db = db
    this.sales = new SaleViews(db)
    this.#clock = clock
    this.#statements = prepareStatements(db)
    db.insert(setting).values({ key: 'counter.id', value: uuidv7() }).onConflictDoNothing().run()
    this.#counterId = this.readSetting<string>('counter.id') as string
  }

  get counterId(): string {
    return this.#counterId
  }

  /**
   * The one way in which a person's command changes anything: rows and fact stand or fall together.
   *
   * @throws AppError `database_full` or `database_broken` when the disk fails; nothing was changed then.
   */
  write<T>(
    change: (tx: Tx, at: number) => { readonly value: T; readonly fact: Fact; readonly also?: readonly Fact[] },
  ): T {
    return explainDiskFaults(() =>
      this.db.transaction(
        (tx) => {
          const at = this.#clock()
          const { value, fact, also = [] } = change(tx, at)
          for (const each of [fact, ...also]) this.#append(each, at)
          return value
        },
        { behavior: 'immediate' },
      ),
    )
  }

  /** Writes a fact that changes no rows. */
  note(fact: Fact): void {
    this.write(() => ({ value: null, fact }))
  }

  /** A change by the machine itself (a grant arrived, a ticket came out): rows only, one statement or a few. */
  settle<T>(change: (tx: Tx, at: number) => T): T {
    return explainDiskFaults(() => this.db.transaction((tx) => change(tx, this.#clock()), { behavior: 'immediate' }))
  }

  /** Where this counter stands; undefined before it was set up. */
  here(): Here | undefined {
    return this.#statements.here.get()
  }

  /**
   * From now on every entry is sealed with this key. What does not fit the last seal is written into the journal itself,
   * so that nobody can cut the end off, start the program, and have it sealed over.
   */
  sealWith(key: CounterKey): void {
    const last = this.#statements.last.get()
    const seals = this.db.select().from(journalSeal).all()
    this.#seal = key
    const reason = last && this.#whyUnsealed(key, seals, last.seq)
    if (!reason) {
      this.settle((tx) => key.keep?.(tx))
      return
    }
    const fact = { kind: 'journal.sealed_anew', data: { reason, lastSeq: last.seq } } as const
    // A new key and its first seal stand or fall together: a key without a seal means that somebody took the seal away.
    this.write((tx) => ({ value: key.keep?.(tx), fact }))
  }

  #whyUnsealed(key: CounterKey, seals: readonly (typeof journalSeal.$inferSelect)[], lastSeq: number) {
    const own = seals.find((seal) => seal.key === key.home)
    if (!own && !key.keep) return 'mismatch'
    if (seals.length === 0) return 'first'
    if (Math.max(...seals.map(({ seq }) => seq)) !== lastSeq) return 'mismatch'
    if (!own) return 'other_key'
    if (key.keep) return 'new_key'
    const sealed = this.db.select({ hash: journal.hash }).from(journal).where(eq(journal.seq, own.seq)).get()
    return sealed && sealOf(key.key, own.seq, sealed.hash) === own.mac ? undefined : 'mismatch'
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

  #append(fact: Fact, at: number): void {
    const last = this.#statements.last.get()
    const place = this.here()
    const where = place && { local: localIso(at, place.timeZone), locationId: place.id }
    const entry: JournalFact = { v: 1, id: uuidv7(), at, counterId: this.#counterId, ...where, ...fact }
    const body = JSON.stringify(entry)
    const seq = (last?.seq ?? 0) + 1
    const entryHash = chainHash(last?.hash ?? GENESIS_HASH, body, sha256)
    this.#statements.append.run({ seq, body, hash: entryHash })
    if (this.#seal) {
      this.#statements.seal.run({ key: this.#seal.home, seq, mac: sealOf(this.#seal.key, seq, entryHash) })
    }
  }
}

/** Writes a small fact about this counter. */
export function putSetting(tx: Tx, key: string, value: unknown): void {
  tx.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } }).run()
}

/** Compiled once: each is part of every change. */
function prepareStatements(db: Db) {
  const given = sql.placeholder
  const isHere = sql`${location.id} = (select ${setting.value} ->> '$' from ${setting} where ${setting.key} = ${COUNTER_LOCATION})`
  const sealed = { seq: sql`excluded.seq`, mac: sql`excluded.mac` }
  return {
    here: db.select().from(location).where(isHere).prepare(),
    last: db
      .select({ seq: journal.seq, hash: journal.hash })
      .from(journal)
      .orderBy(desc(journal.seq))
      .limit(1)
      .prepare(),
    append: db
      .insert(journal)
      .values({ seq: given('seq'), body: given('body'), hash: given('hash') })
      .prepare(),
    seal: db
      .insert(journalSeal)
      .values({ key: given('key'), seq: given('seq'), mac: given('mac') })
      .onConflictDoUpdate({ target: journalSeal.key, set: sealed })
      .prepare(),
  }
}

const sha256 = (text: string): string => hash('sha256', text)

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
