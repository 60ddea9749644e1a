/** The API as `/ip/service` has it: on or off, at which port, and for api-ssl with which certificate. */
import type { Socket } from 'node:net'
import { createSecureContext, TLSSocket } from 'node:tls'
import { keysOf } from './menus/certificates.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'

type Service = 'api' | 'api-ssl'

/** The service itself: newer versions list each connection beside it, by the same name. */
export function serviceOf(state: RouterState, service: Service): Item | undefined {
  const records = state.table('/ip/service').named(service)
  return records.find((record) => record.get('dynamic') !== 'true')
}

/** Whether a service is on. */
export function isOn(state: RouterState, service: Service): boolean {
  return serviceOf(state, service)?.get('disabled') !== 'true'
}

/** Writes down where the services really listen. */
export function serveAt(state: RouterState, ports: Readonly<Partial<Record<Service, number>>>): void {
  for (const [service, port] of Object.entries(ports)) {
    const id = serviceOf(state, service as Service)?.get('.id')
    if (id !== undefined) state.table('/ip/service').set(id, new Map([['port', String(port)]]))
  }
}

/**
 * A connection to api-ssl, encrypted with the service's certificate; undefined when the service is off.
 *
 * Without a certificate real routers offer anonymous Diffie-Hellman, which Electron does not speak: here the handshake
 * fails as it would there.
 */
export function secured(state: RouterState, socket: Socket): TLSSocket | undefined {
  const service = serviceOf(state, 'api-ssl')
  if (!service || service.get('disabled') === 'true') {
    socket.resetAndDestroy()
    return undefined
  }
  const keys = keysOf(state.table('/certificate').get(service.get('certificate') ?? ''))
  return new TLSSocket(socket, { isServer: true, secureContext: createSecureContext(keys ?? {}) })
}
