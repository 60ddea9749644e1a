/** Where a token stands with its routers: one word for each router, and one for all of them together. */

/** What one token should be on one router, and how far that is. */
export interface Granted {
  /** `disabled`: there, but nobody logs in with it. */
  readonly wanted: 'present' | 'disabled' | 'absent'
  readonly state: 'waiting' | 'on_router' | 'off_router' | 'refused'
  /** The router is out of use: nobody reaches it any more. */
  readonly isRetired: boolean
}

/**
 * `waiting` is retried until it is there. A token that must go is `removing` until it is `off_router`. `refused` takes a
 * person: the router will not add it, or will not let go of it.
 */
export const STANDINGS = ['on_router', 'waiting', 'refused', 'removing', 'off_router'] as const
export type Standing = (typeof STANDINGS)[number]

/** Where a token stands with one router. */
export function standingOf({ wanted, state, isRetired }: Granted): Standing {
  if (isRetired) return 'off_router'
  const isGoing = wanted === 'absent' && (state === 'waiting' || state === 'on_router')
  return isGoing ? 'removing' : state
}

/** The best that can be said of a token that customers should have: one router is enough to log in. */
const BEST_FIRST: readonly Standing[] = ['on_router', 'waiting', 'refused']
/** The worst that can be said of one that nobody should have: one router is enough to log in. */
const WORST_FIRST: readonly Standing[] = ['refused', 'removing']

/**
 * Where a token stands with all its routers. It is on the router as soon as one has it, refused only when every one
 * refuses it, and gone only when it is off all of them.
 */
export function standingOfAll(grants: readonly Granted[]): Standing {
  const inUse = grants.filter(({ isRetired }) => !isRetired)
  const wished = inUse.filter(({ wanted }) => wanted !== 'absent')
  const decisive = new Set((wished.length > 0 ? wished : inUse).map(standingOf))
  const order = wished.length > 0 ? BEST_FIRST : WORST_FIRST
  return order.find((standing) => decisive.has(standing)) ?? 'off_router'
}
