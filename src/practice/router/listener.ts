/** A listening socket that can be closed with all its connections and opened again on the same port. */
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import type { KeyAndCertificate } from './certificate.ts'

/** What can be on the network, and off it. */
export type Reachable = {
  readonly open: () => Promise<void>
  readonly close: () => Promise<void>
  /** Drops every connection and stays. */
  readonly drop: () => void
}

/** Several as one: when one of them cannot open, none is open. */
export function everyOf(parts: readonly Reachable[]): Reachable {
  const close = async () => void (await Promise.all(parts.map((part) => part.close())))
  return {
    open: async () => {
      try {
        for (const part of parts) await part.open()
      } catch (error) {
        await close()
        throw error
      }
    },
    close,
    drop: () => {
      for (const part of parts) part.drop()
    },
  }
}

/** Listens on loopback and keeps track of who is connected. */
export class Listener implements Reachable {
  readonly #server: Server
  readonly #sockets = new Set<Socket>()
  readonly #host: string
  #port: number

  constructor(host: string, port: number, tls: KeyAndCertificate | undefined, onSocket: (socket: Socket) => void) {
    this.#host = host
    this.#port = port
    this.#server = tls ? createTlsServer(tls, onSocket) : createServer(onSocket)
    this.#server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket)
      // Before the handshake is over nobody else listens for this.
      socket.on('error', () => undefined)
      socket.on('close', () => this.#sockets.delete(socket))
    })
  }

  /** The port, known once opened. */
  get port(): number {
    return this.#port
  }

  /** Starts listening; rejects when the port is taken. */
  async open(): Promise<void> {
    if (this.#server.listening) return
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#port, this.#host, () => {
        this.#server.off('error', reject)
        resolve()
      })
    })
    const address = this.#server.address()
    if (address !== null && typeof address === 'object') this.#port = address.port
  }

  /** Drops every connection and goes on listening. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy()
  }

  /** Stops listening and drops every connection. */
  async close(): Promise<void> {
    if (!this.#server.listening) return
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()))
    this.drop()
    await closed
  }
}
