/** The order of the list of those who are online, by any of its columns. */
import type { OnlineOrder } from '../../contract/online.ts'
import type { OnlineSession } from '../ports.ts'

/** What a list is sorted by. */
export interface Sortable {
  /** As it is shown: what is hidden sorts nothing. */
  readonly user: string
  readonly session: OnlineSession
  /** Until the first limit by time ends it; undefined: none does. */
  readonly secondsLeft: number | undefined
  /** Different for each. */
  readonly id: string
}

/** Those that are alike stay in one order, so that they do not change places each time they are told anew. */
export function inOrder<S extends Sortable>(list: readonly S[], { by, descending }: OnlineOrder): S[] {
  const sign = descending ? -1 : 1
  const keyed = list.map((item) => ({ item, key: keyOf(item, by) }))
  return keyed.sort((a, b) => sign * compare(a.key, b.key) || compare(a.item.id, b.item.id)).map(({ item }) => item)
}

function keyOf({ user, session, secondsLeft }: Sortable, by: OnlineOrder['by']): number | string {
  switch (by) {
    case 'user':
      return user
    case 'device':
      return session.mac
    case 'since':
      return session.since
    case 'left':
      return secondsLeft ?? Number.POSITIVE_INFINITY
    case 'used':
      return session.bytesUp + session.bytesDown
    case 'speed':
      return (session.upBitsPerSecond ?? 0) + (session.downBitsPerSecond ?? 0)
  }
}

/** Codes and addresses are plain letters and digits: no need to ask how a language sorts them, five thousand times. */
function compare(a: number | string, b: number | string): number {
  // Two endless ones are alike; their difference would be no number.
  if (a === b) return 0
  return a < b ? -1 : 1
}
