/** How the list of devices is sorted, and which of them is meant. */
import type { OnlineOrder, OnlineRow } from '../../../contract/online.ts'

/** Who came last is on top: the customer at the counter has just logged in, or tried to. */
export const FIRST_ORDER: OnlineOrder = { by: 'since', descending: true }

/** A column that was not sorted by yet begins with what people look for in it: the largest, the soonest, the first. */
export function nextOrder(order: OnlineOrder, by: OnlineOrder['by']): OnlineOrder {
  if (order.by === by) return { by, descending: !order.descending }
  return { by, descending: by === 'since' || by === 'used' || by === 'speed' }
}

/** Which session of which device it is, over all routers. */
export function idOf({ routerId, sessionId, mac }: Pick<OnlineRow, 'routerId' | 'sessionId' | 'mac'>): string {
  return `${routerId} ${sessionId} ${mac}`
}
