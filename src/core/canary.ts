/** The canary: a user that Teller puts on a router for a minute, to see whether its limits are kept and it is ended. */
import type { Verdict } from './router-checks.ts'

/** What it is doing, in order. */
export const CANARY_STEPS = ['tidying', 'writing', 'reading', 'waiting', 'removing'] as const
export type CanaryStep = (typeof CANARY_STEPS)[number]

/** Everything a canary can prove, or fail to. */
const CANARY_SAYINGS = {
  record_kept: 'ok',
  record_differs: 'bad',
  record_refused: 'bad',
  password_kept: 'ok',
  password_hidden: 'unknown',
  script_there: 'ok',
  script_missing: 'bad',
  sweep_ended_it: 'ok',
  sweep_missing: 'bad',
  sweep_silent: 'bad',
  sweep_not_awaited: 'unknown',
  log_in_not_tried: 'unknown',
  removed: 'ok',
  left_behind: 'bad',
  link_broke: 'bad',
} as const satisfies Record<string, Verdict>

export type CanarySaying = keyof typeof CANARY_SAYINGS
export const CANARY_WORDS = Object.keys(CANARY_SAYINGS) as readonly CanarySaying[]

export const canaryVerdict = (says: CanarySaying): Verdict => CANARY_SAYINGS[says]
