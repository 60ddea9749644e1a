/** Whether a window would open where somebody can see it: monitors come and go. */
import type { Rectangle } from 'electron'

/** The least of a title bar that a hand can still grasp, in device-independent pixels. */
const GRASP = { width: 100, height: 30 }

/** Does enough of the window's upper edge lie on one of these screens? */
export function isReachable(window: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((screen) => {
    const width = Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x)
    const isOnTop = window.y >= screen.y && window.y + GRASP.height <= screen.y + screen.height
    return width >= GRASP.width && isOnTop
  })
}
