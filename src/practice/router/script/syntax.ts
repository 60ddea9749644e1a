/** The parts a script of the practised subset is made of, and what is wrong with one outside it. */

/** A value or a way to one. */
export type Expression =
  | { readonly type: 'value'; readonly value: string | number | boolean | { readonly time: number } }
  | { readonly type: 'variable' | 'word'; readonly name: string }
  | { readonly type: 'text'; readonly parts: readonly Expression[] }
  | { readonly type: 'not' | 'minus'; readonly of: Expression }
  | { readonly type: 'operation'; readonly operator: string; readonly left: Expression; readonly right: Expression }
  | { readonly type: 'command'; readonly command: Statement }
  | { readonly type: 'block'; readonly body: readonly Statement[] }

/** `name=value`, or a value alone with an empty name. */
export type ScriptArgument = { readonly name: string; readonly value: Expression }

/** One command: `:if …`, or one of a menu such as `/ip/hotspot/user/set …`; a menu of '' is that of the command around. */
export type Statement = {
  readonly menu: string | undefined
  readonly name: string
  readonly arguments: readonly ScriptArgument[]
  /** The condition of `find` and `print`. */
  readonly where: Expression | undefined
  readonly at: number
}

/** A script that cannot be read, or went wrong while it ran. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError'
}

/** The router went down while the script ran: no `on-error` sees it, and nothing is logged. */
export class RouterDown extends Error {
  override readonly name = 'RouterDown'
}

/** The error for a place in a script, in the console's way of naming it. */
export function syntaxError(source: string, at: number, what: string): ScriptError {
  const before = source.slice(0, at).split('\n')
  return new ScriptError(`${what} (line ${before.length} column ${(before.at(-1)?.length ?? 0) + 1})`)
}

/** The commands of the language itself that are practised; any other word after `:` is refused as the script is read. */
export const languageCommands: ReadonlySet<string> = new Set(
  (
    'local global set if foreach for while do put log error return delay nothing ' +
    'len pick find tonum tostr totime tobool typeof'
  ).split(' '),
)
