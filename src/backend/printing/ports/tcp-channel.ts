/** A TCP connection to a printer, as a channel of bytes. */
import { connect, type Socket } from 'node:net'
import type { ByteChannel, ChannelListener } from './byte-channel.ts'

/** How long a printer may take to close its side after we closed ours; nobody waits for that. */
const LINGER_MS = 1000

export class TcpChannel implements ByteChannel {
  readonly #socket: Socket

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
  }

  /** @throws the socket's error, or `ETIMEDOUT` */
  static open(host: string, port: number, timeoutMs: number, signal: AbortSignal): Promise<TcpChannel> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, signal })
      const timer = setTimeout(() => socket.destroy(new ConnectTimeout()), timeoutMs)
      socket.once('close', () => clearTimeout(timer))
      socket.once('error', reject)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', reject)
        resolve(new TcpChannel(socket))
      })
    })
  }

  listen({ bytes, ended, broken, written }: ChannelListener): void {
    this.#socket.on('data', bytes)
    this.#socket.on('finish', written)
    this.#socket.on('end', ended)
    this.#socket.on('error', broken)
    this.#socket.on('close', broken)
  }

  write(parts: readonly Uint8Array[]): void {
    this.#socket.cork()
    for (const part of parts) this.#socket.write(part)
    this.#socket.uncork()
  }

  finish(): void {
    this.#socket.end()
  }

  leave(): void {
    this.#socket.end()
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS).unref()
    this.#socket.once('close', () => clearTimeout(timer))
  }

  destroy(): void {
    this.#socket.destroy()
  }
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT'
}
