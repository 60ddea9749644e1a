/** Picks the way to the backend: the shell's own when there is one, else the browser host's WebSocket. */
import type { Transport } from '../../contract/wire.ts'
import { ALWAYS_OPEN, type ScreenTransport } from './connection.ts'
import { createKeyRing } from './key-ring.ts'
import { socketTransport } from './socket-transport.ts'

declare global {
  interface Window {
    /** Exposed by the shell's preload. */
    readonly teller?: Transport
  }
}

/** The transport of this page. */
export function pickTransport(page: Window): ScreenTransport {
  const { teller } = page
  if (teller) {
    return {
      call: (path, input) => teller.call(path, input),
      subscribe: (listener) => teller.subscribe(listener),
      connection: ALWAYS_OPEN,
    }
  }
  return socketTransport({
    url: `ws://${page.location.host}/bridge`,
    keys: createKeyRing(page.location, page.history, page.sessionStorage),
  })
}
