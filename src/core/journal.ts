/** The journal's rule: each entry's hash covers the one before it, so that no fact can be changed, dropped or slipped in. */

/** A fact, as it is hashed, stored and later synced. Versioned by `v`; `data` never holds a secret in clear. */
export interface JournalFact {
  readonly v: 1
  readonly id: string
  readonly kind: JournalKind
  /** UTC epoch milliseconds by this counter's clock. */
  readonly at: number
  readonly counterId: string
  /** Who did it; absent for what the counter does by itself. */
  readonly by?: { readonly id: string; readonly name: string }
  readonly data: unknown
}

export type JournalKind =
  | 'counter.set_up'
  | 'person.signed_in'
  | 'person.signed_out'
  | 'person.locked_out'
  | 'sale.made'
  | 'ticket.reprinted'
  | 'ticket.released'
  | 'ticket.answered'
  | 'router.saved'
  | 'printer.saved'

/** The hash before the first entry. */
export const GENESIS_HASH = '0'.repeat(64)

/** SHA-256 of UTF-8 text, in lower-case hex; the platform supplies it. */
export type Sha256 = (text: string) => string

/** The hash of an entry: of the text, not of its meaning, because databases reorder the keys of objects. */
export function chainHash(previousHash: string, body: string, sha256: Sha256): string {
  return sha256(previousHash + body)
}

export interface JournalEntry {
  readonly seq: number
  readonly body: string
  readonly hash: string
}

/** The first entry whose number or hash is not what its predecessor demands; undefined when all is well. */
export function findBreak(entries: Iterable<JournalEntry>, sha256: Sha256): number | undefined {
  let seq = 0
  let hash = GENESIS_HASH
  for (const entry of entries) {
    seq += 1
    hash = chainHash(hash, entry.body, sha256)
    if (entry.seq !== seq || entry.hash !== hash) return seq
  }
  return undefined
}
