/** Calls about the journal: read, verify, save. Nothing here or elsewhere can change or delete an entry. */
import { z } from 'zod'
import { JOURNAL_KINDS, SUBJECT_TYPES } from '../core/journal.ts'
import { command, query } from './define.ts'
import { Done, Id, Nothing, SearchText } from './fields.ts'

const Person = z.object({ id: z.string(), name: z.string() })

export const AuditEntry = z.object({
  /** Number in the journal, without gaps. */
  seq: z.int(),
  /** UTC epoch milliseconds. */
  at: z.int(),
  /** By the location's clock, with its offset; null before the counter was set up. */
  local: z.string().nullable(),
  kind: z.enum(JOURNAL_KINDS),
  /** Null: the counter by itself, or somebody not signed in. */
  by: Person.nullable(),
  approvedBy: Person.nullable(),
  subject: z.object({ type: z.enum(SUBJECT_TYPES), id: z.string(), name: z.string() }).nullable(),
  counterId: z.string(),
  /** What exactly: `{ before, after }` of a change, or the facts of a deed. Never a secret. */
  data: z.record(z.string(), z.json()),
  /** The first digits of the entry's hash. */
  hash: z.string(),
})
export type AuditEntry = z.infer<typeof AuditEntry>

export const AuditFilter = z.object({
  personId: Id.nullable(),
  kind: z.enum(JOURNAL_KINDS).nullable(),
  /** Part of the name of what it was done to, or of its id; empty for all. */
  subject: SearchText,
  /** UTC epoch milliseconds; from inclusive, until exclusive. */
  from: z.int().nullable(),
  until: z.int().nullable(),
})
export type AuditFilter = z.infer<typeof AuditFilter>

/** What a verification found. Entries that could be read and fit are counted in `entries`. */
export const Verification = z.object({
  at: z.int(),
  entries: z.int(),
  durationMs: z.int(),
  /** The first entry that does not fit; null when all do. */
  brokenSeq: z.int().nullable(),
  /**
   * What is wrong: `changed` (an entry is not what its hash says), `missing` (a number is left out), `cut` (the end is
   * gone), `rewritten` (the whole fits, but was not written by this counter), `damaged` (the file cannot be read or
   * its index disagrees). Null when all is well.
   */
  problem: z.enum(['changed', 'missing', 'cut', 'rewritten', 'damaged']).nullable(),
  /** Could the seal be checked? Not when this computer's key store has lost the key. */
  sealChecked: z.boolean(),
})
export type Verification = z.infer<typeof Verification>

/** The most entries one export holds. */
export const MAX_EXPORTED = { csv: 200_000, pdf: 5_000 } as const

export const audit = {
  /** Newest first. */
  list: query({
    needs: 'audit.read',
    input: z.object({
      filter: AuditFilter,
      /** Only entries before this number; null begins with the newest. */
      before: z.int().nullable(),
      limit: z.int().min(1).max(200),
    }),
    output: z.object({ entries: z.array(AuditEntry), more: z.boolean() }),
  }),
  /** Everybody the journal names, for the filter. */
  people: query({ needs: 'audit.read', input: Nothing, output: z.array(Person) }),
  /** Checks every entry against its hash; reports by `audit.progress`, and answers at the end. */
  verify: command({ needs: 'audit.read', input: Nothing, output: Verification }),
  stopVerifying: command({ needs: 'audit.read', input: Nothing, output: Done }),
  lastVerification: query({ needs: 'audit.read', input: Nothing, output: Verification.nullable() }),
  export: command({
    needs: 'audit.export',
    rate: 'export',
    input: z.object({ filter: AuditFilter, format: z.enum(['csv', 'pdf']) }),
    output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string(), entries: z.int() }),
  }),
}
