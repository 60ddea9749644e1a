/** Who is logged in to the API: in `/user/active`, in the log, and from 7.22 on as a connection in `/ip/service`. */
import { stampOf } from './clock.ts'
import type { RouterState } from './state.ts'
import { atLeast } from './version.ts'

/** Where a client is, and where it reached the router. */
export type Peer = { readonly address: string; readonly port: number; readonly localPort: number }

/** One login that lasts until it is ended. */
export type Presence = { readonly end: () => void }

/** Writes down a login; the texts of the log are those of a 7.23 router. */
export function enter(state: RouterState, userId: string, peer: Peer): Presence {
  const user = state.table('/user').get(userId)
  const name = user?.get('name') ?? ''
  const group = user?.get('group') ?? ''
  const active = state.table('/user/active')
  const row = active.add(
    new Map(Object.entries({ name, group, when: stampOf(state), address: peer.address, ...viaApi })),
  )
  const connection = connect(state, peer)
  state.log('system,info,account', `user ${name} logged in from ${peer.address} via api`)
  return {
    end: () => {
      if (active.get(row)) active.remove(row)
      connection?.()
      if (state.powered) state.log('system,info,account', `user ${name} logged out from ${peer.address} via api`)
    },
  }
}

const viaApi = { via: 'api', radius: 'false' }

/** Writes down a login that failed. */
export function turnAway(state: RouterState, name: string, { address }: Peer): void {
  state.log('system,error,critical', `login failure for user ${name} from ${address} via api`)
}

/** New versions list each open connection beside the services, so that a service's name is there more than once. */
function connect(state: RouterState, { address, port, localPort }: Peer): (() => void) | undefined {
  if (!atLeast(state.version, '7.22')) return undefined
  const services = state.table('/ip/service')
  const values = {
    name: 'api',
    port: String(localPort),
    proto: 'tcp',
    dynamic: 'true',
    connection: 'true',
    local: `${address}:${localPort}`,
    remote: `${address}:${port}`,
    invalid: 'false',
    disabled: 'false',
  }
  const id = services.add(new Map(Object.entries(values)))
  return () => {
    if (services.get(id)) services.remove(id)
  }
}
