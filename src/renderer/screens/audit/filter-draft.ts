/** The filter as it stands in its fields, and as the journal is asked. */
import type { AuditFilter } from '../../../contract/audit.ts'
import { JOURNAL_KINDS, type JournalKind } from '../../../core/journal.ts'
import { dayEnd, dayStart, stepDays } from './days.ts'

/** Empty text is no condition; days are `2026-11-23`. */
export interface FilterDraft {
  readonly personId: string
  readonly kind: string
  readonly subject: string
  readonly from: string
  readonly until: string
}

export const EVERYTHING: FilterDraft = { personId: '', kind: '', subject: '', from: '', until: '' }

/** The days until the last one, that one included. */
export function lastDays(count: number, today: string): Pick<FilterDraft, 'from' | 'until'> {
  return { from: stepDays(today, 1 - count), until: today }
}

export function isJournalKind(word: string): word is JournalKind {
  return (JOURNAL_KINDS as readonly string[]).includes(word)
}

export function filterOf({ personId, kind, subject, from, until }: FilterDraft, zone: string): AuditFilter {
  return {
    personId: personId === '' ? null : personId,
    kind: isJournalKind(kind) ? kind : null,
    subject,
    from: dayStart(from, zone),
    until: dayEnd(until, zone),
  }
}
