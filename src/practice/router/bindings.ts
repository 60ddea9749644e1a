/** Which devices the hotspot keeps out by an IP binding; the first binding that fits a device decides. */
import type { RouterState } from './state.ts'

export function isKeptOut(state: RouterState, mac: string): boolean {
  const bindings = state.table('/ip/hotspot/ip-binding').items()
  const first = bindings.find((item) => item.get('disabled') !== 'true' && item.get('mac-address') === mac)
  return first?.get('type') === 'blocked'
}
