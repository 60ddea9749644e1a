/** Every menu the practice router has. A reference's target stands before the menus that point to it. */
import type { Menu } from './menu.ts'
import * as hotspot from './menus/hotspot.ts'
import * as people from './menus/people.ts'
import * as system from './menus/system.ts'

/** The menus in the order they are filled. */
export const menus: readonly Menu[] = [
  system.identity,
  system.resource,
  system.clock,
  system.packages,
  system.service,
  system.scheduler,
  system.script,
  people.group,
  people.user,
  hotspot.pool,
  hotspot.serverProfile,
  hotspot.server,
  hotspot.userProfile,
  hotspot.user,
  hotspot.active,
  hotspot.host,
  hotspot.cookie,
]
