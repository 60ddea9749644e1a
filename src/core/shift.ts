/** A shift's rules: when it was forgotten, and what a count says about its drawer. */
import { type Counted, worthOf } from './cash-count.ts'

/** The longest day somebody works at a counter. */
const LONGEST_SHIFT_MS = 16 * 3_600_000

/** Is it open for so long that somebody must have forgotten it? A clock that was put back tells nothing. */
export function isForgotten(openedAt: number, now: number): boolean {
  return now - openedAt > LONGEST_SHIFT_MS
}

/** What a drawer should hold of one currency, in its minor units. */
export interface Expected {
  readonly currency: string
  readonly expectedMinor: number
}

/** The same beside what was counted; the difference is counted less expected. */
export interface Checked extends Expected {
  readonly countedMinor: number
  readonly differenceMinor: number
}

/** Expected and counted, currency by currency. What was not counted was not there; nothing of nothing is left out. */
export function checkDrawer(expected: readonly Expected[], counted: Counted): Checked[] {
  const currencies = [...new Set([...expected, ...counted].map(({ currency }) => currency))]
  return currencies
    .map((currency) => {
      const expectedMinor = expected.find((of) => of.currency === currency)?.expectedMinor ?? 0
      const countedMinor = worthOf(counted.find((of) => of.currency === currency)?.pieces ?? [])
      return { currency, expectedMinor, countedMinor, differenceMinor: countedMinor - expectedMinor }
    })
    .filter(({ expectedMinor, countedMinor }, at) => at === 0 || expectedMinor !== 0 || countedMinor !== 0)
}
