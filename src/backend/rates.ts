/** Keeps count of how fast each person does what is limited. */
import { AppError } from '../core/errors.ts'
import { type Allowance, type RateName, spend } from '../core/rates.ts'

/** Beyond so many people the oldest counts are forgotten. */
const MOST_KEPT = 2_000

export class Rates {
  readonly #monotonic: () => number
  readonly #allowances = new Map<string, Allowance>()

  constructor(monotonic: () => number) {
    this.#monotonic = monotonic
  }

  /** Is there room for this? Takes it if so; otherwise the milliseconds to wait. `who` is a person, or nobody. */
  take(name: RateName, who: string, cost = 1): { readonly ok: true } | { readonly ok: false; readonly waitMs: number } {
    const key = `${name} ${who}`
    const result = spend(name, this.#allowances.get(key), this.#monotonic(), cost)
    if (!result.ok) return result
    this.#allowances.delete(key)
    this.#allowances.set(key, result.after)
    const [oldest] = this.#allowances.keys()
    if (this.#allowances.size > MOST_KEPT && oldest !== undefined) this.#allowances.delete(oldest)
    return { ok: true }
  }

  /** The same, or @throws AppError `slow_down` with `seconds`. */
  spend(name: RateName, who: string, cost = 1): void {
    const taken = this.take(name, who, cost)
    if (taken.ok) return
    throw new AppError('too_many', 'slow_down', { values: { seconds: Math.ceil(taken.waitMs / 1000) } })
  }
}
