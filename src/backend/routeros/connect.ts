/** Connects and logs in: from an address and a name to a session, or to the reason why not. */
import { createHash } from 'node:crypto'
import { encodeText } from './charset.ts'
import type { Reply } from './command.ts'
import { RouterConnection, type SessionOptions } from './connection.ts'
import {
  ConnectionClosed,
  LoginRefused,
  ProtocolError,
  RouterTimeout,
  RouterTrap,
  RouterUnreachable,
} from './errors.ts'
import { openSocket, type RouterAddress } from './socket.ts'
import { trapKind } from './traps.ts'

/** Everything needed to open a session. */
export type ConnectOptions = RouterAddress &
  SessionOptions & {
    readonly username: string
    readonly password: string
    /** For name look-up, TCP, TLS and login together. */
    readonly connectTimeoutMs?: number
    /** Gives up connecting; it has no hold on the session afterwards. */
    readonly signal?: AbortSignal
  }

/**
 * Opens a session.
 *
 * Rejects with `RouterUnreachable`, `LoginRefused`, `RouterFatal` or `ProtocolError`, or with the signal's reason.
 */
export async function connectRouter(options: ConnectOptions): Promise<RouterConnection> {
  const { connectTimeoutMs = 5_000 } = options
  const deadline = new AbortController()
  const late = new RouterUnreachable('timeout', `no session within ${connectTimeoutMs} ms`)
  const timer = setTimeout(() => deadline.abort(late), connectTimeoutMs)
  const signal = options.signal ? AbortSignal.any([options.signal, deadline.signal]) : deadline.signal
  try {
    return await openSession(options, signal)
  } finally {
    clearTimeout(timer)
  }
}

async function openSession(options: ConnectOptions, signal: AbortSignal): Promise<RouterConnection> {
  const connection = new RouterConnection(await openSocket(options, signal), options)
  try {
    await logIn(connection, options, signal)
    return connection
  } catch (error) {
    connection.close()
    throw loginFailure(error)
  }
}

/**
 * Logs in by either method.
 *
 * From 6.43 the router takes the password as it is. Before, it ignores it and answers with a challenge in `=ret=`;
 * the response is `00` and the MD5 of a zero byte, the password and the challenge. Source: the manual's "API" page.
 */
async function logIn(connection: RouterConnection, options: ConnectOptions, signal: AbortSignal): Promise<void> {
  const { username: name, password } = options
  const ask = (attributes: Record<string, string>): Promise<Reply> =>
    connection.run('/login', { attributes, untagged: true, signal })
  const { ret: challenge } = await ask({ name, password })
  if (challenge === undefined) return
  if (!/^[0-9a-f]{32}$/i.test(challenge)) throw new ProtocolError('the login challenge is unreadable')
  const digest = createHash('md5')
    .update('\0')
    .update(encodeText(password, options.charset ?? 'utf-8'))
    .update(Buffer.from(challenge, 'hex'))
  await ask({ name, response: `00${digest.digest('hex')}` })
}

/** What a failed login means; only the router's own text goes along, never what we sent. */
function loginFailure(error: unknown): unknown {
  if (error instanceof RouterTrap) {
    return new LoginRefused(trapKind(error) === 'permission' ? 'not-allowed' : 'credentials', error.message)
  }
  if (error instanceof RouterTimeout) return new RouterUnreachable('timeout', 'the login was not answered')
  if (error instanceof ConnectionClosed) {
    return new RouterUnreachable('closed', 'the router hung up during the login', { cause: error })
  }
  return error
}
