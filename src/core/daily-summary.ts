/** The summary of a day that is written to a folder by itself: which days are due, and what one says. */
import { addDays, daysBetween } from './calendar.ts'
import type { Method } from './payments.ts'
import { dayOf, hourOf } from './time.ts'

/** After a holiday these are written at once; what is older can be looked up in Reports. */
export const MOST_DAYS = 31

/** A moment at the café. */
interface Moment {
  readonly now: number
  readonly timeZone: string
  /** From this hour on, 0 to 23, the summary of the day before is due. */
  readonly hour: number
  /** The last day that was seen to; null: none yet. */
  readonly lastDay: string | null
}

/**
 * The days that are to be written now, oldest first.
 *
 * A clock that jumps ahead asks for a month at most. When it is set right again, the day that was last seen to lies in
 * the future, and is not believed.
 */
export function daysDue({ now, timeZone, hour, lastDay }: Moment): string[] {
  const today = dayOf(now, timeZone)
  const last = addDays(today, hourOf(now, timeZone) >= hour ? -1 : -2)
  if (lastDay === null || lastDay >= today) return [last]
  const many = Math.min(daysBetween(lastDay, last), MOST_DAYS)
  return Array.from({ length: Math.max(0, many) }, (_, index) => addDays(last, index + 1 - many))
}

/** What was taken for one thing: a package, a person, an hour, a method of payment. */
export interface SummaryLine {
  readonly name: string
  readonly sales: number
  readonly soldMinor: number
  /** For refunds and voids. */
  readonly backMinor: number
}

/** A shift that was closed on the day. */
export interface SummaryShift {
  readonly number: number
  readonly zNumber: number
  readonly cashierName: string
  readonly differences: readonly { readonly currency: string; readonly differenceMinor: number }[]
}

export interface DailySummary {
  /** `2026-11-25` */
  readonly day: string
  readonly cafeName: string
  readonly counterId: string
  readonly currency: string
  readonly timeZone: string
  readonly madeAt: number
  readonly total: Omit<SummaryLine, 'name'>
  readonly methods: readonly (SummaryLine & { readonly method: Method })[]
  /** Money by which customers paid what they owed. */
  readonly settledMinor: number
  readonly plans: readonly SummaryLine[]
  readonly cashiers: readonly SummaryLine[]
  readonly hours: readonly SummaryLine[]
  readonly shifts: readonly SummaryShift[]
}

/** Did nothing happen that a file would tell? */
export function isQuiet({ total, settledMinor, shifts }: DailySummary): boolean {
  return total.sales === 0 && total.backMinor === 0 && settledMinor === 0 && shifts.length === 0
}

/** `teller-2026-11-25.csv` */
export function summaryFileName(day: string, extension: string, copy = 1): string {
  return copy === 1 ? `teller-${day}.${extension}` : `teller-${day} (${copy}).${extension}`
}
