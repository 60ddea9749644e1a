/** Do cash, sales and router tell the same story? The rules by which a difference is one. */

/** What a code can be wrong about, or still owed for; see `store/reconcile-tokens.ts`. */
export const TOKEN_FIGURES = [
  'used_unpaid',
  'voided_used',
  'not_provisioned',
  'used_after_refund',
  'unsold',
  'sold_unused',
] as const
export type TokenFigure = (typeof TOKEN_FIGURES)[number]

/** How long ago a code was sold that nobody has used. */
export const AGES = ['week', 'month', 'older'] as const
export type Age = (typeof AGES)[number]

/** A router that was away for a moment is no story. */
export const PROVISIONED_WITHIN_MS = 10 * 60_000

/** A router lets somebody go some moments after it was told to. */
export const GONE_WITHIN_MS = 2 * 60_000

/** One shift after the other came out short. */
export interface Run {
  readonly shifts: number
  /** What was missing in all of them; positive. */
  readonly shortMinor: number
}

/** The longest run of shortages, of two or more, among differences in the order of their shifts; null: there is none. */
export function longestRun(differences: readonly number[]): Run | null {
  let longest: Run = { shifts: 0, shortMinor: 0 }
  let run = longest
  for (const minor of differences) {
    run = minor < 0 ? { shifts: run.shifts + 1, shortMinor: run.shortMinor - minor } : { shifts: 0, shortMinor: 0 }
    if (run.shifts > longest.shifts) longest = run
  }
  return longest.shifts < 2 ? null : longest
}

/** How often somebody did something, among how many sales. */
export interface Habit {
  readonly times: number
  readonly sales: number
}

/** Fewer say nothing. */
const MIN_TIMES = 5
/** So many times as often as everybody else. */
const UNUSUAL = 3

/** Is it out of the ordinary beside what the others did? Where there are no others, nothing is. */
export function isUnusual(own: Habit, others: Habit): boolean {
  if (own.times < MIN_TIMES || others.sales === 0) return false
  return own.times * others.sales > UNUSUAL * Math.max(1, others.times) * Math.max(1, own.sales)
}
