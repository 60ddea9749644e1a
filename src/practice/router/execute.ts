/** Runs one request of a logged-in caller against the router's menus. */
import { admit } from './arguments.ts'
import { admitByDevice } from './device-limits.ts'
import { settle } from './hotspot.ts'
import type { Caller, Outcome, Request } from './menu.ts'
import type { RouterState } from './state.ts'
import { noSuchCommand } from './trap.ts'

/** The outcome, or a thrown `Trap`. */
export function execute(state: RouterState, caller: Caller, request: Request): Outcome {
  state.wake()
  settle(state)
  // `/execute` stands in no menu; the data keeps it as a menu with one nameless command.
  const [path, name] = request.menu === '' ? [`/${request.command}`, ''] : [request.menu, request.command]
  const table = state.table(path)
  const command = table.menu.commands.get(name)
  if (!command) throw noSuchCommand()
  const call = { state, caller, request, table }
  admit(command, call)
  admitByDevice(state, path, name)
  return command.run(call)
}
