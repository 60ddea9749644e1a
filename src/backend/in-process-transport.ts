/** The in-process transport: for the demo and tests, with the same JSON round trip that a wire makes. */
import type { Reply, Transport, WireEvent } from '../contract/wire.ts'
import type { Backend } from './create-backend.ts'

/** A transport for one caller; `undefined`, functions and class instances are lost on it as on any wire. */
export function inProcessTransport(backend: Pick<Backend, 'call' | 'subscribe'>, callerId: string): Transport {
  return {
    call: async (path, input) => overWire<Reply>(await backend.call(callerId, path, overWire(input))),
    subscribe: (listener) => backend.subscribe(callerId, (event) => listener(overWire<WireEvent>(event))),
  }
}

function overWire<T>(value: unknown): T {
  return (value === undefined ? undefined : JSON.parse(JSON.stringify(value))) as T
}
