/** A small client of the Chrome DevTools Protocol: one socket, any number of sessions. */
import { EventEmitter, once } from 'node:events'
import type { CDPSession } from '@playwright/test'
import { WebSocket } from 'ws'

interface Message {
  readonly id?: number
  readonly sessionId?: string
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly message: string }
}

/** One target's commands and events, typed as Playwright types them. */
export type Session = Pick<CDPSession, 'send' | 'on'>

export class Cdp {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (message: Message) => void>()
  readonly #events = new EventEmitter()
  #lastId = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on('message', (data) => this.#receive(JSON.parse(String(data)) as Message))
  }

  static async connect(url: string): Promise<Cdp> {
    const socket = new WebSocket(url, { maxPayload: 256 * 1024 * 1024 })
    await once(socket, 'open')
    return new Cdp(socket)
  }

  /** The session of a target; of the browser itself without an id. */
  session(sessionId?: string): Session {
    const send = (method: string, params?: object) => this.#send(method, params, sessionId)
    const on = (method: string, listener: (payload: unknown) => void) =>
      void this.#events.on(eventName(method, sessionId), listener)
    // The protocol's own description, which Playwright's types carry, says what each method takes and brings.
    return { send, on } as unknown as Session
  }

  #send(method: string, params: object | undefined, sessionId: string | undefined): Promise<unknown> {
    this.#lastId += 1
    const id = this.#lastId
    this.#socket.send(JSON.stringify({ id, method, params: params ?? {}, ...(sessionId && { sessionId }) }))
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) =>
        error ? reject(new Error(`${method}: ${error.message}`)) : resolve(result),
      )
    })
  }

  #receive(message: Message): void {
    if (message.id !== undefined) {
      this.#waiting.get(message.id)?.(message)
      this.#waiting.delete(message.id)
    } else if (message.method) {
      this.#events.emit(eventName(message.method, message.sessionId), message.params)
    }
  }
}

const eventName = (method: string, sessionId = 'browser') => `${sessionId} ${method}`
