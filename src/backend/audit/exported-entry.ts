/** An entry as it leaves the program: read from its text, whatever tampering made of that. */
import type { Actor, JournalFact, Subject } from '../../core/journal.ts'

export interface ExportedEntry {
  readonly seq: number
  readonly hash: string
  /** UTC by ISO 8601; empty where it cannot be read, as everything below. */
  readonly utc: string
  readonly local: string
  readonly kind: string
  readonly by: string
  readonly approvedBy: string
  readonly subject: Pick<Subject, 'name'> & { readonly type: string }
  readonly counterId: string
  readonly data: unknown
}

export interface JournalRow {
  readonly seq: number
  readonly body: string
  readonly hash: string
}

/** An entry that cannot be read keeps its text as its data: it is what is left of the evidence. */
export function exportedEntry({ seq, body, hash }: JournalRow): ExportedEntry {
  const fact = readFact(body)
  return {
    seq,
    hash,
    utc: isoOf(fact?.at),
    local: text(fact?.local),
    kind: fact ? text(fact.kind) : 'journal.unreadable',
    by: nameOf(fact?.by),
    approvedBy: nameOf(fact?.approvedBy),
    subject: { type: text(fact?.subject?.type), name: nameOf(fact?.subject) },
    counterId: text(fact?.counterId),
    data: fact ? (fact.data ?? {}) : body,
  }
}

function readFact(body: string): Partial<JournalFact> | undefined {
  try {
    const fact: unknown = JSON.parse(body)
    return typeof fact === 'object' && fact !== null ? fact : undefined
  } catch {
    return undefined
  }
}

function isoOf(at: unknown): string {
  const date = new Date(typeof at === 'number' ? at : Number.NaN)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Some things have no name of their own. */
const nameOf = (named: Partial<Actor> | null | undefined): string => text(named?.name) || text(named?.id)
