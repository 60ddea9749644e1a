/** The WebSocket transport: one socket is one caller; the first message must bring a key. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import type { Counter } from '../backend/open-counter.ts'
import type { events } from '../contract/index.ts'
import { MAX_CALL_BYTES, type Reply } from '../contract/wire.ts'
import type { EntryKeys } from './entry-keys.ts'

/** Close codes of this protocol. */
const NOT_ACCEPTED = 4401
const MALFORMED = 4400
/** Somebody signed in or out at the page. */
const SESSION_CHANGED: keyof typeof events = 'session.changed'
/** A socket that says nothing for this long after connecting is not one of our pages. */
const HELLO_WITHIN_MS = 5_000

export class SocketTransport {
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: MAX_CALL_BYTES })
  readonly #counter: Counter
  readonly #keys: EntryKeys

  constructor(counter: Counter, keys: EntryKeys) {
    this.#counter = counter
    this.#keys = keys
  }

  /** Takes over an HTTP upgrade, if it comes from our own page on our own address. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, ownOrigin: string): void {
    const isOurs = request.url === '/bridge' && `http://${request.headers.host}` === ownOrigin
    if (!isOurs || request.headers.origin !== ownOrigin) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#server.handleUpgrade(request, socket, head, (accepted) => this.#welcome(accepted))
  }

  close(): void {
    for (const client of this.#server.clients) client.terminate()
    this.#server.close()
  }

  #welcome(socket: WebSocket): void {
    const timer = setTimeout(() => socket.close(NOT_ACCEPTED), HELLO_WITHIN_MS)
    socket.on('error', () => socket.terminate())
    socket.once('close', () => clearTimeout(timer))
    socket.once('message', (data) => {
      clearTimeout(timer)
      const hello = parse(data)?.hello
      if (typeof hello !== 'string' || !this.#keys.redeem(hello)) return socket.close(NOT_ACCEPTED)
      const resume = this.#keys.issue()
      this.#serve(socket, resume)
      socket.send(JSON.stringify({ welcome: true, resume }))
    })
  }

  #serve(socket: WebSocket, firstKey: string): void {
    const callerId = randomUUID()
    let key = firstKey
    const stopListening = this.#counter.subscribe(callerId, (event) => {
      socket.send(JSON.stringify({ event }))
      if (event.name !== SESSION_CHANGED) return
      // A key that somebody copied out of the page while it was signed in, or before, is worth nothing afterwards.
      this.#keys.revoke(key)
      key = this.#keys.issue()
      socket.send(JSON.stringify({ resume: key }))
    })
    socket.once('close', () => {
      stopListening()
      this.#counter.forget(callerId)
    })
    socket.on('message', (data) => {
      const message = parse(data)
      if (!message || typeof message.id !== 'number' || typeof message.path !== 'string') return socket.close(MALFORMED)
      const { id, path, input } = message
      void this.#counter.call(callerId, path, input).then((reply: Reply) => {
        if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ id, reply }))
      })
    })
  }
}

/** A message as an object; undefined for everything else that may arrive. */
function parse(data: RawData): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.isBuffer(data) ? data.toString('utf8') : '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}
