/** The transport of the browser host: one WebSocket that greets with a key, comes back by itself and doubles nothing. */
import { RECONNECTED_EVENT, type Reply, type WireEvent } from '../../contract/wire.ts'
import { type ConnectionState, createConnection, type ScreenTransport } from './connection.ts'
import type { KeyRing } from './key-ring.ts'

/** Close code of the host for a key that it does not accept. */
const NOT_ACCEPTED = 4401

/** The reply to every call that the backend can no longer answer; whether it was carried out is unknown. */
export const NO_ANSWER: Reply = { ok: false, error: { code: 'unavailable', reason: 'something_broke' } }

type Frame =
  | { welcome: true; resume: string }
  | { resume: string }
  | { id: number; reply: Reply }
  | { event: WireEvent }

interface SocketOptions {
  /** `ws://…/bridge` */
  readonly url: string
  readonly keys: KeyRing
  /** How long to wait before the nth attempt, from 0. */
  readonly backoffMs?: (attempt: number) => number
}

/** Quarter of a second, doubling up to four seconds. */
const standardBackoff = (attempt: number): number => Math.min(250 * 2 ** attempt, 4_000)

class SocketTransport implements ScreenTransport {
  readonly connection: ReturnType<typeof createConnection>
  readonly #options: Required<SocketOptions>
  readonly #pending = new Map<number, (reply: Reply) => void>()
  readonly #listeners = new Set<(event: WireEvent) => void>()
  #socket: WebSocket | undefined
  #lastId = 0
  #attempts = 0
  #wasOpen = false

  constructor(options: SocketOptions) {
    this.#options = { backoffMs: standardBackoff, ...options }
    const state: ConnectionState = options.keys.take() === null ? 'refused' : 'connecting'
    this.connection = createConnection(state)
    if (state === 'connecting') this.#open()
  }

  call(path: string, input: unknown): Promise<Reply> {
    const socket = this.#socket
    if (this.connection.get() !== 'open' || socket?.readyState !== WebSocket.OPEN) return Promise.resolve(NO_ANSWER)
    this.#lastId += 1
    const id = this.#lastId
    return new Promise((resolve) => {
      this.#pending.set(id, resolve)
      // JSON leaves an undefined input out, which is how the wire says "none".
      socket.send(JSON.stringify({ id, path, input }))
    })
  }

  subscribe(listener: (event: WireEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #open(): void {
    const socket = new WebSocket(this.#options.url)
    this.#socket = socket
    socket.addEventListener('open', () => socket.send(JSON.stringify({ hello: this.#options.keys.take() })))
    socket.addEventListener('message', (message) => this.#hear(JSON.parse(String(message.data)) as Frame))
    socket.addEventListener('close', (close) => this.#closed(close.code))
  }

  #hear(frame: Frame): void {
    if ('welcome' in frame) this.#welcomed(frame.resume)
    else if ('resume' in frame) this.#options.keys.keep(frame.resume)
    else if ('event' in frame) this.#tell(frame.event)
    else {
      this.#pending.get(frame.id)?.(frame.reply)
      this.#pending.delete(frame.id)
    }
  }

  #welcomed(resume: string): void {
    this.#options.keys.keep(resume)
    this.#attempts = 0
    this.connection.set('open')
    if (this.#wasOpen) this.#tell({ name: RECONNECTED_EVENT, payload: null })
    this.#wasOpen = true
  }

  #closed(code: number): void {
    if (code === NOT_ACCEPTED) this.connection.set('refused')
    else {
      if (this.#wasOpen) this.connection.set('lost')
      setTimeout(() => this.#open(), this.#options.backoffMs(this.#attempts))
      this.#attempts += 1
    }
    const unanswered = [...this.#pending.values()]
    this.#pending.clear()
    for (const resolve of unanswered) resolve(NO_ANSWER)
  }

  #tell(event: WireEvent): void {
    for (const listener of this.#listeners) listener(event)
  }
}

/** Opens the host's WebSocket and keeps it open. */
export function socketTransport(options: SocketOptions): ScreenTransport {
  return new SocketTransport(options)
}
