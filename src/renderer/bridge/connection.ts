/** Whether the backend can be reached: what every transport of the screens tells besides replies and events. */
import type { Transport } from '../../contract/wire.ts'

/**
 * `connecting` before the first welcome; `lost` while reconnecting; `refused` for good, because this page was not
 * opened by Teller itself.
 */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused'

/** A value that React can follow with `useSyncExternalStore`. */
export interface Connection {
  readonly get: () => ConnectionState
  readonly subscribe: (listener: () => void) => () => void
}

/** A transport as the screens use it. */
export interface ScreenTransport extends Transport {
  readonly connection: Connection
}

/** For transports that live and die with the page. */
export const ALWAYS_OPEN: Connection = { get: () => 'open', subscribe: () => () => {} }

/** A connection whose state is set by its transport. */
export function createConnection(first: ConnectionState): Connection & { set(next: ConnectionState): void } {
  let state = first
  const listeners = new Set<() => void>()
  return {
    get: () => state,
    set(next) {
      if (next === state) return
      state = next
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
