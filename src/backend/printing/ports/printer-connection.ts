/** An open channel to a printer, as a thing one can wait on. */
import { AnswerReader } from '../status-answers.ts'
import type { ByteChannel } from './byte-channel.ts'

/** How a wait ended: what was waited for is there, time is up, the printer closed its side, or the connection broke. */
export type WaitResult = 'met' | 'timeout' | 'ended' | 'broken'

/** An open connection. */
export class PrinterConnection {
  readonly answers = new AnswerReader()
  readonly #channel: ByteChannel
  #state: 'open' | 'ended' | 'broken' = 'open'
  #isWritten = false
  #wake: () => void = () => {}

  constructor(channel: ByteChannel) {
    this.#channel = channel
    channel.listen({
      bytes: (bytes) => {
        this.answers.read(bytes)
        this.#wake()
      },
      written: () => {
        this.#isWritten = true
        this.#wake()
      },
      ended: () => this.#setState('ended'),
      broken: () => this.#setState('broken'),
    })
  }

  /** Whether the printer closed its side, or the connection broke. */
  get isClosed(): boolean {
    return this.#state !== 'open'
  }

  /** Whether everything was handed to the system, after {@link finish}. */
  get isWritten(): boolean {
    return this.#isWritten
  }

  write(...parts: readonly Uint8Array[]): void {
    this.#channel.write(parts)
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
    this.#channel.finish()
  }

  /** Closes in good order, without anybody waiting for it. */
  leave(): void {
    this.#channel.leave()
  }

  /** Breaks the connection off. */
  destroy(): void {
    this.#channel.destroy()
  }

  /** A printer that closed in good order stays `ended`; the `close` that follows says nothing new. */
  #setState(state: 'ended' | 'broken'): void {
    if (this.#state === 'open') this.#state = state
    this.#wake()
  }
}
