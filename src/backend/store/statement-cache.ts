/** Compiles each text of SQL once: the queries of a sale are the same with every sale. */
import type Database from 'better-sqlite3'

/** More texts than a counter has queries; lists of changing length make some more. */
const MOST = 500

type Statement = Database.Statement<unknown[]>

/** The same connection, as drizzle uses it, with its statements kept by their text. Nothing may iterate over one. */
export function withStatementCache(client: Database.Database): Database.Database {
  const known = new Map<string, Kept>()
  const prepare = (text: string) => {
    const found = known.get(text) ?? new Kept(client, text)
    // The one that was used last is the last to go.
    known.delete(text)
    known.set(text, found)
    const [oldest] = known.keys()
    if (known.size > MOST && oldest !== undefined) known.delete(oldest)
    return found
  }
  return Object.create(client, { prepare: { value: prepare } }) as Database.Database
}

/** One text as two statements, because a statement answers either in rows of names or in rows of places. */
class Kept {
  readonly #client: Database.Database
  readonly #text: string
  readonly #named: Statement
  #raw: Statement | undefined

  constructor(client: Database.Database, text: string) {
    this.#client = client
    this.#text = text
    this.#named = client.prepare(text)
  }

  run(...values: unknown[]): Database.RunResult {
    return this.#named.run(...values)
  }

  all(...values: unknown[]): unknown[] {
    return this.#named.all(...values)
  }

  get(...values: unknown[]): unknown {
    return this.#named.get(...values)
  }

  raw(): Statement {
    this.#raw ??= this.#client.prepare<unknown[]>(this.#text).raw()
    return this.#raw
  }
}
