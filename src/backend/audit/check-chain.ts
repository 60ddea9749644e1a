/** Reads every entry of the journal in turn and checks it against its number and its hash. */
import { hash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { chainHash, GENESIS_HASH } from '../../core/journal.ts'

/** An entry's text as an object; only what is asked of it here. */
export interface ReadEntry {
  readonly at?: unknown
  readonly kind?: unknown
  readonly local?: unknown
  readonly by?: { readonly id?: unknown } | null
  readonly approvedBy?: { readonly id?: unknown } | null
  readonly subject?: { readonly id?: unknown; readonly name?: unknown } | null
  readonly data?: { readonly reason?: unknown } | null
}

export interface ChainReader {
  /** Gets each entry that fits. */
  readonly see: (seq: number, entry: ReadEntry) => void
  /** Hears after some thousand entries how many were read. */
  readonly pause: (done: number) => void
}

/** How far the chain holds: the last number that fits, its hash, and what is wrong with the next one. */
export interface Chain {
  readonly lastSeq: number
  readonly lastHash: string
  readonly problem: 'changed' | 'missing' | 'damaged' | null
}

type Row = readonly [seq: unknown, body: unknown, hash: unknown]

/** Entries fetched at once: many enough to be quick, few enough to report progress. */
const CHUNK = 2_000

/** Stops at the first entry that does not fit. */
export function checkChain(database: Database.Database, reader: ChainReader): Chain {
  const at = { lastSeq: 0, lastHash: GENESIS_HASH }
  try {
    const next = database.prepare('select seq, body, hash from journal where seq > ? order by seq limit ?').raw()
    const bytes = database.prepare('select cast(body as blob) from journal where seq = ?').pluck()
    if (hasNumbersBelowOne(database)) return { ...at, problem: 'changed' }
    for (;;) {
      const rows = next.all(at.lastSeq, CHUNK) as Row[]
      for (const row of rows) {
        const problem = whyNot(row, at, (seq) => bytes.get(seq))
        if (problem) return { ...at, problem }
        const entry = readEntry(row[1] as string)
        if (!entry) return { ...at, problem: 'changed' }
        at.lastSeq += 1
        at.lastHash = row[2] as string
        reader.see(at.lastSeq, entry)
      }
      if (rows.length === 0) return { ...at, problem: null }
      reader.pause(at.lastSeq)
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { ...at, problem: 'damaged' }
  }
}

/**
 * Is it the file's fault? A damaged length asks for more memory than there is, or for more than a text can hold. Anything
 * else, such as a file that may not be read, says nothing about the journal.
 */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^(SQLITE_(CORRUPT|NOTADB|IOERR|ERROR|FORMAT|NOMEM|TOOBIG)|ERR_STRING_TOO_LONG)/.test(code)
}

function hasNumbersBelowOne(database: Database.Database): boolean {
  return database.prepare('select 1 from journal where seq < 1 limit 1').get() !== undefined
}

function whyNot([seq, body, found]: Row, last: Omit<Chain, 'problem'>, bytesOf: (seq: number) => unknown) {
  if (seq !== last.lastSeq + 1) return 'missing'
  if (typeof body !== 'string' || found !== chainHash(last.lastHash, body, sha256)) return 'changed'
  // Bytes that are no text read as this character, and so would pass for it where it was written on purpose.
  return body.includes('\ufffd') ? whyNotInBytes(body, bytesOf(seq)) : null
}

function whyNotInBytes(body: string, bytes: unknown) {
  if (!(bytes instanceof Uint8Array)) return 'damaged'
  return Buffer.from(body).equals(bytes) ? null : 'changed'
}

function readEntry(body: string): ReadEntry | undefined {
  try {
    const entry: unknown = JSON.parse(body)
    return typeof entry === 'object' && entry !== null ? entry : undefined
  } catch {
    return undefined
  }
}

const sha256 = (text: string): string => hash('sha256', text)
