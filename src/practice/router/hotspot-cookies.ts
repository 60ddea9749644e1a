/** The cookies by which the hotspot knows a device again, where the profile gives any. */
import { readDuration } from './durations.ts'
import type { RouterState } from './state.ts'
import type { Item } from './table.ts'

/** Gives a device a new cookie, in place of the one it had. */
export function remember(state: RouterState, profile: Item | undefined, user: string, mac: string): void {
  if (profile?.get('add-mac-cookie') !== 'true') return
  const cookies = state.table('/ip/hotspot/cookie')
  for (const old of cookies.where('mac-address', mac)) cookies.remove(old.get('.id') ?? '')
  const lifetime = readDuration(profile.get('mac-cookie-timeout') ?? '3d') ?? 0
  const ends = String(state.ticksMs() + lifetime)
  cookies.add(new Map(Object.entries({ user, 'mac-address': mac, 'mac-cookie': 'true', '.ends': ends })))
}
