/** Runs one request of a logged-in caller against the router's menus. */
import { admit } from './arguments.ts'
import { settle } from './hotspot.ts'
import type { Caller, Command, Outcome, Request } from './menu.ts'
import type { RouterState } from './state.ts'
import { noSuchCommand } from './trap.ts'
import { existsIn } from './version.ts'

/** The outcome, or a thrown `Trap`. */
export function execute(state: RouterState, caller: Caller, request: Request): Outcome {
  settle(state)
  const table = state.table(request.menu)
  const call = { state, caller, request, table }
  const command = commandOf(table.menu.commands, request.command)
  if (!command || !existsIn(state.version, command)) throw noSuchCommand()
  admit(command, call)
  return command.run(call)
}

function commandOf(commands: Readonly<Record<string, Command>>, name: string): Command | undefined {
  return Object.hasOwn(commands, name) ? commands[name] : undefined
}
