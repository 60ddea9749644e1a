/** Puts entries under the days on which they were written. */
import type { AuditEntry } from '../../../contract/audit.ts'

export interface Day {
  /** The number of its first entry here: a clock that was set back can make a day come twice. */
  readonly key: number
  readonly title: string
  readonly entries: readonly AuditEntry[]
}

/** In the order they come. An entry that cannot be read has no time, and stays with the one before it. */
export function byDay(entries: readonly AuditEntry[], titleOf: (atMs: number) => string): Day[] {
  const days: { key: number; title: string; entries: AuditEntry[] }[] = []
  for (const entry of entries) {
    const last = days.at(-1)
    const title = entry.kind === 'journal.unreadable' && last ? last.title : titleOf(entry.at)
    if (last?.title === title) last.entries.push(entry)
    else days.push({ key: entry.seq, title, entries: [entry] })
  }
  return days
}
