/** Traffic of a session: its own counters, and those of the interface that its hotspot server is on. */
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'

/** Bytes that went by: from the device, and to it. */
export type Traffic = { readonly bytesIn: number; readonly bytesOut: number }

/** How much fits into a packet. */
const packetBytes = 1400

/** Counts what went by. Nobody who listens is told: routers do not tell counters while they grow. */
export function count(state: RouterState, session: Item, { bytesIn, bytesOut }: Traffic): void {
  const packets = (bytes: number) => Math.ceil(bytes / packetBytes)
  state.table('/ip/hotspot/active').tally(session.get('.id') ?? '', {
    'bytes-in': bytesIn,
    'bytes-out': bytesOut,
    'packets-in': packets(bytesIn),
    'packets-out': packets(bytesOut),
  })
  const server = state.table('/ip/hotspot').get(session.get('server') ?? '')
  const [port] = state.table('/interface').named(server?.get('interface') ?? '')
  state.table('/interface').tally(port?.get('.id') ?? '', { 'rx-byte': bytesIn, 'tx-byte': bytesOut })
}
