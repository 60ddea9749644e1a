/** What the device itself forbids: by its device-mode (from 7.17 on), and by its licence. */
import type { RouterState } from './state.ts'
import { Trap } from './trap.ts'
import { atLeast } from './version.ts'

const guarded = [
  { menu: /^\/ip\/hotspot$/, modes: ['home', 'basic'] },
  { menu: /^\/system\/scheduler$/, modes: ['home'] },
]

/** Whether the device-mode forbids what a menu is for. */
export function forbids(state: RouterState, path: string): boolean {
  if (!atLeast(state.version, '7.17')) return false
  return guarded.some(({ menu, modes }) => menu.test(path) && modes.includes(state.options.deviceMode))
}

/** Traps when a command would start what the device-mode forbids. */
export function admitByDevice(state: RouterState, path: string, command: string): void {
  if (['add', 'set', 'enable'].includes(command) && forbids(state, path)) {
    throw new Trap('failure: not allowed by device-mode')
  }
}

const hotspotUsers: Readonly<Record<number, number>> = { 1: 1, 3: 1, 4: 200, 5: 500 }

/** How many hotspot users may be on at once. Source: the manual's "RouterOS license keys" page. */
export function licensedUsers(state: RouterState): number {
  return hotspotUsers[state.options.licenceLevel] ?? Number.POSITIVE_INFINITY
}
