/** How fast one person may do what a program could do without end: generous for hands, a wall for loops. */

interface Rate {
  /** How many at once, after a rest. */
  readonly burst: number
  /** How many each minute in the long run. */
  readonly perMinute: number
}

/** Each limited kind of call. One unit is one call; a sale counts its tokens. */
export const RATES = {
  sell: { burst: 100, perMinute: 120 },
  sign_in: { burst: 20, perMinute: 20 },
  approval: { burst: 10, perMinute: 10 },
  refund: { burst: 10, perMinute: 20 },
  /** Codes looked up by hand or scanner; a code is too long to be guessed at this pace. */
  batch: { burst: 10, perMinute: 10 },
  find: { burst: 60, perMinute: 60 },
  /** Each opening is a noise and a line in the journal. */
  drawer: { burst: 5, perMinute: 10 },
  /** Cash in and out of the drawer; what it holds cannot be guessed at this pace. */
  cash: { burst: 10, perMinute: 10 },
  password: { burst: 5, perMinute: 5 },
  /** Accounts made or reset by an owner, who may hire a whole shift in one evening. */
  accounts: { burst: 30, perMinute: 10 },
  /** Files of a batch. */
  sheet: { burst: 10, perMinute: 10 },
  /** Samples of a ticket while somebody designs it: one for each pause in typing. */
  design_preview: { burst: 120, perMinute: 600 },
  logo: { burst: 10, perMinute: 10 },
  /** Files of reports; of all sales of five years each takes half a minute. */
  report: { burst: 10, perMinute: 10 },
  export: { burst: 3, perMinute: 2 },
  /** Refused attempts that are written down one by one; what is above is only counted. */
  refusal: { burst: 10, perMinute: 10 },
} as const satisfies Record<string, Rate>

export type RateName = keyof typeof RATES

/** What is left of a rate, and since when (milliseconds of a clock that never jumps). */
export interface Allowance {
  readonly left: number
  readonly at: number
}

/** Takes `cost` from an allowance: what is left then, or how long to wait. Undefined is an untouched allowance. */
export function spend(
  name: RateName,
  before: Allowance | undefined,
  nowMs: number,
  cost = 1,
): { readonly ok: true; readonly after: Allowance } | { readonly ok: false; readonly waitMs: number } {
  const { burst, perMinute } = RATES[name]
  const perMs = perMinute / 60_000
  const left = before ? Math.min(burst, before.left + (nowMs - before.at) * perMs) : burst
  // A single call above the burst would otherwise wait for ever.
  const price = Math.min(cost, burst)
  if (left < price) return { ok: false, waitMs: Math.ceil((price - left) / perMs) }
  return { ok: true, after: { left: left - price, at: nowMs } }
}
