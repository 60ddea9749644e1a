/** What the entries themselves tell about the seal: when it began anew, and whether it had a reason to. */
import type { ReadEntry } from './check-chain.ts'

export class Sealing {
  /** The first entry that tells of an end which did not fit; null when none does. */
  brokenSeq: number | null = null
  /** Did another key take over, so that what was before is sealed by nothing that can be checked here? */
  hasGap = false
  #isSealed = false

  see(seq: number, entry: ReadEntry): void {
    if (entry.kind === 'journal.sealed_anew') this.#began(seq, entry.data?.reason)
    // Entries tell the local clock since they are sealed: a first seal after one of them is no first seal.
    this.#isSealed ||= typeof entry.local === 'string'
  }

  #began(seq: number, reason: unknown): void {
    const isFirst = reason === 'first' && !this.#isSealed
    if (reason === 'other_key' || reason === 'new_key') this.hasGap = true
    else if (!isFirst) this.brokenSeq ??= seq
  }
}
