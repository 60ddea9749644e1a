/** Checks what is typed twice, so that a slip of the finger locks nobody out. */
import type { Checked, Problems } from './check.ts'

/** Two texts that should be the same; `field` is the second one's. */
export interface Repeat {
  readonly field: string
  readonly first: string
  readonly second: string
}

/** The same check, but a second text that differs from its first is `invalid`. */
export function repeated<T>(checked: Checked<T>, ...repeats: readonly Repeat[]): Checked<T> {
  const slips = repeats.filter(({ first, second }) => first !== second)
  if (slips.length === 0) return checked
  const problems: Problems = Object.fromEntries(slips.map(({ field }) => [field, 'invalid'] as const))
  return { ok: false, problems: { ...(checked.ok ? {} : checked.problems), ...problems } }
}
