/** Verifies the journal: every entry, the seal on its end, and the indexes through which it is searched. */
import { randomBytes } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { Verification } from '../../contract/audit.ts'
import { type Chain, checkChain, isDamage } from './check-chain.ts'
import { checkIndexes, type IndexReading } from './check-indexes.ts'
import { checkSeal, type SealKey } from './check-seal.ts'
import { EntryMarks, firstDifference, type Marks } from './marks.ts'
import { Sealing } from './sealing.ts'

export type JournalFinding = Omit<Verification, 'at' | 'durationMs'>

export interface CheckOptions {
  readonly sealKey?: SealKey | undefined
  /** Hears after some thousand entries how many were read, of how many. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What the entries say, and what the indexes must say of them. */
export interface EntriesReading {
  readonly finding: JournalFinding
  readonly marks: Marks
}

/** Checks everything, one after the other. The desk lets two threads do the two parts at once. */
export function checkJournal(database: Database.Database, options: CheckOptions = {}): JournalFinding {
  const seed = newSeed()
  return verdictOf(
    checkEntries(database, seed, options),
    checkIndexes(database, seed, () => {}),
  )
}

/** Entries and indexes of one verification need the same. */
export function newSeed(): number {
  return randomBytes(4).readInt32LE()
}

/** Checks each entry in turn, and then the end. */
export function checkEntries(database: Database.Database, seed: number, options: CheckOptions): EntriesReading {
  const marks = new EntryMarks(seed)
  const sealing = new Sealing()
  const total = countEntries(database)
  const chain = checkChain(database, {
    see: (seq, entry) => {
      marks.add(seq, entry)
      sealing.see(seq, entry)
    },
    pause: (done) => options.onProgress?.(done, total),
  })
  return { finding: findingOf(database, chain, sealing, options.sealKey), marks: marks.lists }
}

/** What entries and indexes say together: an entry that does not fit is worth more than a place where it is not found. */
export function verdictOf({ finding, marks }: EntriesReading, indexes: IndexReading): JournalFinding {
  if (finding.problem) return finding
  if (!indexes.isSound) return { ...finding, problem: 'damaged' }
  // Entries may have been added between the two readings; what was there does not change.
  const lastSeq = Math.min(finding.entries, indexes.lastSeq)
  const brokenSeq = firstDifference(marks, indexes.marks, lastSeq) ?? indexes.strayedSeq
  return brokenSeq === null ? finding : { ...finding, problem: 'damaged', brokenSeq }
}

function findingOf(
  database: Database.Database,
  chain: Chain,
  sealing: Sealing,
  sealKey: SealKey | undefined,
): JournalFinding {
  const entries = chain.lastSeq
  if (chain.problem) return { entries, problem: chain.problem, brokenSeq: entries + 1, sealChecked: false }
  try {
    const seal = checkSeal(database, entries, sealKey)
    const sealChecked = seal.sealChecked && !sealing.hasGap
    // The counter found at a start that its journal did not end where it had left it.
    const isCut = seal.problem === null && sealing.brokenSeq !== null
    return { entries, ...seal, sealChecked, ...(isCut && { problem: 'cut', brokenSeq: sealing.brokenSeq }) }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { entries, problem: 'damaged', brokenSeq: null, sealChecked: false }
  }
}

/** For the progress only: what is really there is counted while reading. */
function countEntries(database: Database.Database): number {
  try {
    return Number(database.prepare('select max(seq) from journal').pluck().get() ?? 0)
  } catch (error) {
    if (!isDamage(error)) throw error
    return 0
  }
}
