/** Sorts print jobs by what a person can do about them, the most urgent first. */
import type { PrintJobView } from '../../../contract/printing.ts'

/** What the jobs of a group wait for: an answer, a decision, the printer, the router. */
export type GroupName = 'uncertain' | 'failed' | 'waiting' | 'held'

const ORDER: readonly GroupName[] = ['uncertain', 'failed', 'waiting', 'held']

const GROUP_OF: Readonly<Record<PrintJobView['state'], GroupName | null>> = {
  uncertain: 'uncertain',
  failed: 'failed',
  sending: 'waiting',
  queued: 'waiting',
  held: 'held',
  confirmed: null,
  sent: null,
  cancelled: null,
}

export interface Group {
  readonly name: GroupName
  readonly jobs: readonly PrintJobView[]
}

/** The groups that have jobs; within each the order stays. */
export function groupsOf(open: readonly PrintJobView[]): Group[] {
  return ORDER.map((name) => ({ name, jobs: open.filter(({ state }) => GROUP_OF[state] === name) })).filter(
    ({ jobs }) => jobs.length > 0,
  )
}
