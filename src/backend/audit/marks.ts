/** What the journal's indexes must say of each entry, in four bytes a value, so that a million can be compared. */
import type { ReadEntry } from './check-chain.ts'

export interface IndexedColumn {
  readonly index: string
  readonly column: string
  readonly valueIn: (entry: ReadEntry) => unknown
  /** Entries without a value are not in the index. */
  readonly partial?: true
}

/** Every index of the journal in `store/schema.ts`; a test compares them. */
export const INDEXED: readonly IndexedColumn[] = [
  { index: 'journal_at', column: 'at', valueIn: ({ at }) => at },
  { index: 'journal_kind', column: 'kind', valueIn: ({ kind }) => kind },
  { index: 'journal_person', column: 'person_id', valueIn: ({ by }) => by?.id },
  { index: 'journal_approver', column: 'approver_id', valueIn: ({ approvedBy }) => approvedBy?.id, partial: true },
  { index: 'journal_subject', column: 'subject_id', valueIn: ({ subject }) => subject?.id },
  { index: 'journal_subject_name', column: 'subject_name', valueIn: ({ subject }) => subject?.name },
]

/** One mark for each entry's number, for each index. */
export type Marks = readonly Uint32Array[]

/** What an entry that is not in an index has in its place. */
export const ABSENT = 0

/** The same value has the same mark. The seed is drawn for each verification: nobody can make another value pass. */
export function markOf(value: unknown, seed: number): number {
  let mark = seed ^ (typeof value === 'string' ? 1 : 2)
  const text = typeof value === 'string' ? asSqliteReads(value) : String(value)
  for (let at = 0; at < text.length; at++) mark = Math.imul(mark ^ text.charCodeAt(at), 0x5bd1e995) ^ (mark >>> 15)
  return mark >>> 0 || 1
}

/** The marks of the entries themselves. */
export class EntryMarks {
  #lists = INDEXED.map(() => new Uint32Array(1 << 12))
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
  }

  get lists(): Marks {
    return this.#lists
  }

  add(seq: number, entry: ReadEntry): void {
    if (seq >= (this.#lists[0]?.length ?? 0)) this.#lists = this.#lists.map(doubled)
    for (const [n, { valueIn, partial }] of INDEXED.entries()) {
      const value = valueIn(entry) ?? null
      const list = this.#lists[n]
      if (list && !(partial && value === null)) list[seq] = markOf(value, this.#seed)
    }
  }
}

/** The first entry, up to and with `lastSeq`, whose marks differ; null when none do. */
export function firstDifference(some: Marks, others: Marks, lastSeq: number): number | null {
  for (let seq = 1; seq <= lastSeq; seq++) {
    if (some.some((list, n) => list[seq] !== others[n]?.[seq])) return seq
  }
  return null
}

function doubled(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = new Uint32Array(list.length * 2)
  longer.set(list)
  return longer
}

/** To SQLite, half of a pair of surrogates is three bytes, and none of them is a character. */
function asSqliteReads(text: string): string {
  return text.isWellFormed() ? text : text.replace(/\p{Surrogate}/gu, '\ufffd\ufffd\ufffd')
}
