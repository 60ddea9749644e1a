/** The commands that restart the router and turn it off. */
import type { Behaviour } from '../menu.ts'
import type { RouterState } from '../state.ts'

/** Answers, and then does it: the answer is the last thing the caller hears. */
function power(path: string, act: (state: RouterState) => void): Behaviour {
  return { path, commands: { '': { needs: ['reboot'], run: ({ state }) => ({ after: () => act(state) }) } } }
}

/** `/system/reboot` */
export const reboot = power('/system/reboot', (state) => state.reboot())

/** `/system/shutdown` */
export const shutdown = power('/system/shutdown', (state) => state.shutDown())
