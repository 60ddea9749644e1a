/** The on-login and on-logout scripts of hotspot profiles, with the variables a router gives them. */
import { readDuration } from './durations.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'

function variables(state: RouterState, session: Item): Record<string, string> {
  const server = state.table('/ip/hotspot').get(session.get('server') ?? '')
  const user = session.get('user') ?? ''
  return {
    user,
    username: user,
    address: session.get('address') ?? '',
    'mac-address': session.get('mac-address') ?? '',
    interface: server?.get('interface') ?? '',
  }
}

/** Runs the profile's `on-login`, at every log-in again. */
export function runLoginScript(state: RouterState, profile: Item | undefined, session: Item): void {
  const source = profile?.get('on-login') ?? ''
  if (source !== '') state.runScript(source, variables(state, session))
}

/** Runs the profile's `on-logout` for a session that ended after `uptime`. */
export function runLogoutScript(state: RouterState, profile: Item | undefined, session: Item, uptime: string): void {
  const source = profile?.get('on-logout') ?? ''
  if (source === '') return
  const [bytesIn, bytesOut] = [session.get('bytes-in') ?? '0', session.get('bytes-out') ?? '0']
  state.runScript(source, {
    ...variables(state, session),
    cause: session.get('.cause') ?? 'admin reset',
    'uptime-secs': String(Math.floor((readDuration(uptime) ?? 0) / 1000)),
    'bytes-in': bytesIn,
    'bytes-out': bytesOut,
    'bytes-total': String(BigInt(bytesIn) + BigInt(bytesOut)),
    'packets-in': session.get('packets-in') ?? '0',
    'packets-out': session.get('packets-out') ?? '0',
  })
}
