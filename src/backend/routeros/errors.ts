/** Everything that can go wrong between us and a router, as typed exceptions that never carry a secret. */

/** The parent of every error this client throws on purpose. */
export abstract class RouterError extends Error {}

/** The bytes are not the RouterOS API: reserved control bytes, oversized words, replies nobody asked for. */
export class ProtocolError extends RouterError {
  override readonly name = 'ProtocolError'
}

/** A value cannot be said to a router safely: it holds control characters or broken Unicode. */
export class UnsafeValue extends RouterError {
  override readonly name = 'UnsafeValue'
  /** The property that was refused; its value is kept out because it may be a password. */
  readonly property: string

  constructor(property: string, reason: string) {
    super(`${property} ${reason}`)
    this.property = property
  }
}

/** Why no session came to be. `closed` is a peer that hung up before the login was answered. */
export type UnreachableReason = 'dns' | 'refused' | 'no-route' | 'timeout' | 'tls' | 'closed'

/** No session with the router could be opened; `cause` holds the system's own error. */
export class RouterUnreachable extends RouterError {
  override readonly name = 'RouterUnreachable'
  readonly reason: UnreachableReason

  constructor(reason: UnreachableReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** `credentials`: unknown name or wrong password. `not-allowed`: right, but without the `api` policy. */
export type LoginProblem = 'credentials' | 'not-allowed'

/** The router answered the login and said no; the message is its own. */
export class LoginRefused extends RouterError {
  override readonly name = 'LoginRefused'
  readonly problem: LoginProblem

  constructor(problem: LoginProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** One command got no complete reply within its deadline; whether it took effect is unknown. */
export class RouterTimeout extends RouterError {
  override readonly name = 'RouterTimeout'
  readonly command: string

  constructor(command: string, timeoutMs: number) {
    super(`${command} got no reply within ${timeoutMs} ms`)
    this.command = command
  }
}

/** The link ended with commands in flight; whether they took effect is unknown. */
export class ConnectionClosed extends RouterError {
  override readonly name = 'ConnectionClosed'
}

/** Changes came faster than they were read, and more than may be kept: what is followed has to be read afresh. */
export class FollowerTooSlow extends RouterError {
  override readonly name = 'FollowerTooSlow'
}

/** The router ended the whole session (`!fatal`), in its own words. */
export class RouterFatal extends RouterError {
  override readonly name = 'RouterFatal'
}

/**
 * Trap categories as the manual numbers them.
 *
 * Absent on most `failure:` traps and on the `(6)` and `(9)` errors (captured).
 */
export type TrapCategory = number

/** One `!trap` reply. */
export type Trap = { readonly message: string; readonly category?: TrapCategory }

/** The router refused one command; the session lives on. */
export class RouterTrap extends RouterError {
  override readonly name = 'RouterTrap'
  readonly command: string
  readonly category: TrapCategory | undefined
  /** Every trap of the command: there may be several, and the first is the message. */
  readonly traps: readonly Trap[]

  constructor(command: string, traps: readonly [Trap, ...Trap[]]) {
    super(traps[0].message)
    this.command = command
    this.category = traps[0].category
    this.traps = traps
  }
}
