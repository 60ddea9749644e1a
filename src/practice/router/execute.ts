/** Runs one request of a logged-in caller against the router's menus. */
import { admit } from './arguments.ts'
import { admitByDevice } from './device-limits.ts'
import { settle } from './hotspot.ts'
import type { Caller, Outcome, Request } from './menu.ts'
import type { RouterState } from './state.ts'

/** The outcome, or a thrown `Trap`. */
export function execute(state: RouterState, caller: Caller, request: Request): Outcome {
  state.wake()
  settle(state)
  // `/execute` and `/system/reboot` stand in no menu with records; the data keeps each as a menu with a nameless command.
  const whole = `${request.menu}/${request.command}`
  const [path, name] = state.isCommand(whole) ? [whole, ''] : [request.menu, request.command]
  const { table, command } = state.command(path, name)
  const call = { state, caller, request, table }
  admit(command, call)
  admitByDevice(state, path, name)
  return command.run(call)
}
