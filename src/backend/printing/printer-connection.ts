/** One TCP connection to a printer, as a thing one can wait on. */
import { connect, type Socket } from 'node:net'
import { AnswerReader } from './status-answers.ts'

/** How a wait ended: what was waited for is there, time is up, the printer closed its side, or the connection broke. */
export type WaitResult = 'met' | 'timeout' | 'ended' | 'broken'

/** How long a printer may take to close its side after we closed ours; nobody waits for that. */
const LINGER_MS = 1000

/** An open connection. */
export class PrinterConnection {
  readonly answers = new AnswerReader()
  readonly #socket: Socket
  #state: 'open' | 'ended' | 'broken' = 'open'
  #wake: () => void = () => {}

  private constructor(socket: Socket) {
    this.#socket = socket
    socket.setNoDelay(true)
    socket.on('data', (bytes) => {
      this.answers.read(bytes)
      this.#wake()
    })
    socket.on('finish', () => this.#wake())
    socket.on('end', () => this.#setState('ended'))
    socket.on('error', () => this.#setState('broken'))
    socket.on('close', () => this.#setState('broken'))
  }

  /** @throws the socket's error, or `ETIMEDOUT` */
  static open(host: string, port: number, timeoutMs: number, signal: AbortSignal): Promise<PrinterConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port, signal })
      const timer = setTimeout(() => socket.destroy(new ConnectTimeout()), timeoutMs)
      socket.once('close', () => clearTimeout(timer))
      socket.once('error', reject)
      socket.once('connect', () => {
        clearTimeout(timer)
        socket.off('error', reject)
        resolve(new PrinterConnection(socket))
      })
    })
  }

  /** Whether the printer closed its side, or the connection broke. */
  get isClosed(): boolean {
    return this.#state !== 'open'
  }

  /** Whether everything was handed to the network, after {@link finish}. */
  get isWritten(): boolean {
    return this.#socket.writableFinished
  }

  write(...parts: readonly Uint8Array[]): void {
    this.#socket.cork()
    for (const part of parts) this.#socket.write(part)
    this.#socket.uncork()
  }

  /** Waits until the condition holds, which is looked at whenever the printer does something. */
  until(condition: () => boolean, timeoutMs: number): Promise<WaitResult> {
    return new Promise((resolve) => {
      const finish = (result: WaitResult): void => {
        clearTimeout(timer)
        this.#wake = () => {}
        resolve(result)
      }
      const timer = setTimeout(() => finish('timeout'), timeoutMs)
      this.#wake = () => {
        if (condition()) finish('met')
        else if (this.#state !== 'open') finish(this.#state)
      }
      this.#wake()
    })
  }

  /** Says that nothing more will be sent, once everything is. */
  finish(): void {
    this.#socket.end()
  }

  /** Closes in good order, without anybody waiting for it. */
  leave(): void {
    this.#socket.end()
    const timer = setTimeout(() => this.#socket.destroy(), LINGER_MS).unref()
    this.#socket.once('close', () => clearTimeout(timer))
  }

  /** Breaks the connection off. */
  destroy(): void {
    this.#socket.destroy()
  }

  /** A printer that closed in good order stays `ended`; the `close` that follows says nothing new. */
  #setState(state: 'ended' | 'broken'): void {
    if (this.#state === 'open') this.#state = state
    this.#wake()
  }
}

class ConnectTimeout extends Error {
  readonly code = 'ETIMEDOUT'
}
