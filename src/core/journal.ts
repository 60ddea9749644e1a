/** The journal's rule: each entry's hash covers the one before it, so that no fact can be changed, dropped or slipped in. */

/** A fact, as it is hashed, stored and later synced. Versioned by `v`; `data` never holds a secret in clear. */
export interface JournalFact {
  readonly v: 1
  readonly id: string
  readonly kind: JournalKind
  /** UTC epoch milliseconds by this counter's clock. */
  readonly at: number
  /** The same instant by the location's clock, with its offset: `2026-11-23T14:05:09+03:00`. Absent before set-up. */
  readonly local?: string
  readonly counterId: string
  readonly locationId?: string
  /** Who did it; absent for what the counter does by itself. */
  readonly by?: Actor
  /** Who allowed it, where that took a second person. */
  readonly approvedBy?: Actor
  /** What it was done to. */
  readonly subject?: Subject
  readonly data: unknown
}

/** A person as the journal names them, by the name they had then. */
export interface Actor {
  readonly id: string
  readonly name: string
}

export const SUBJECT_TYPES = [
  'person',
  'sale',
  'ticket',
  'router',
  'printer',
  'location',
  'counter',
  'journal',
  'call',
  'device',
  'plan',
  'token',
  'batch',
  'shift',
  'outage',
  'customer',
  'tax',
  'currency',
] as const

/** A thing as the journal names it, by the name it had then. */
export interface Subject {
  readonly type: (typeof SUBJECT_TYPES)[number]
  readonly id: string
  readonly name: string
}

export const JOURNAL_KINDS = [
  'counter.set_up',
  'counter.settings_saved',
  'location.saved',
  'person.signed_in',
  'person.signed_out',
  'person.sign_in_failed',
  'person.locked_out',
  'person.unlocked',
  'person.screen_locked',
  'person.screen_unlocked',
  'person.created',
  'person.changed',
  'person.disabled',
  'person.enabled',
  'person.password_reset',
  'person.password_changed',
  'person.pin_changed',
  'person.recovered',
  'person.recovery_code_made',
  'approval.given',
  'shift.opened',
  'shift.cash_moved',
  'shift.count_started',
  'shift.counted',
  'shift.count_left',
  'shift.closed',
  'report.printed',
  'report.saved',
  'money.rules_saved',
  'money.rate_set',
  'tax.added',
  'tax.retired',
  'customer.saved',
  'customer.settled',
  'sale.made',
  'sale.refunded',
  'sale.voided',
  'ticket.reprinted',
  'ticket.released',
  'ticket.answered',
  'ticket.cancelled',
  'ticket.moved',
  'drawer.opened',
  'drawer.stayed_shut',
  'token.blocked',
  'token.unblocked',
  'token.device_freed',
  'token.extended',
  'token.voided',
  'stock.level_set',
  'plan.created',
  'plan.changed',
  'plan.price_set',
  'plan.price_withdrawn',
  'plan.retired',
  'plan.restored',
  'plan.reordered',
  'outage.compensated',
  'outage.compensation_undone',
  'batch.made',
  'batch.stopped',
  'batch.resumed',
  'batch.extended',
  'batch.voided',
  'batch.slip_voided',
  'batch.handed',
  'batch.taken_back',
  'batch.settled',
  'batch.print_started',
  'batch.print_paused',
  'batch.print_resumed',
  'batch.print_stopped',
  'batch.print_answered',
  'router.saved',
  'router.fixed',
  'router.canary_run',
  'router.retired',
  'router.restored',
  'router.replaced',
  'router.retried',
  'router.differences_settled',
  'router.prepared',
  'router.onboarded',
  'printer.saved',
  'batch.sheet_made',
  'batch.exported',
  'design.saved',
  'design.reset',
  'design.logo_set',
  'design.logo_removed',
  'session.disconnected',
  'device.blocked',
  'device.unblocked',
  'call.refused',
  'journal.verified',
  'takings.printed',
  'report.exported',
  'journal.exported',
  'journal.sealed_anew',
  /** Never written: what the viewer calls an entry that cannot be read. */
  'journal.unreadable',
] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

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

/** What was changed: the fields that differ, as they were and as they are. */
export function changesOf<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const names = Object.keys(after).filter((name) => !isSame(before[name as keyof T], after[name as keyof T]))
  const only = (from: T) => Object.fromEntries(names.map((name) => [name, from[name as keyof T]])) as Partial<T>
  return { before: only(before), after: only(after) }
}

/** Values here are JSON: lists of ids at most. */
function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
