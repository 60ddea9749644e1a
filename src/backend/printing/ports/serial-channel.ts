/** A serial port, or a Bluetooth printer that shows as one, as a channel of bytes. */
import { SerialPort } from 'serialport'
import type { ByteChannel, ChannelListener } from './byte-channel.ts'

/** @throws what the system said: no such port, or another program has it; `ETIMEDOUT` */
export function openSerial(path: string, baudRate: number, timeoutMs: number): Promise<SerialChannel> {
  return new Promise((resolve, reject) => {
    const port = new SerialPort({ path, baudRate, autoOpen: false })
    let isLate = false
    // Connecting to a Bluetooth printer that is out of reach takes the system half a minute.
    const timer = setTimeout(() => {
      isLate = true
      reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' }))
    }, timeoutMs)
    port.open((error) => {
      clearTimeout(timer)
      if (error) reject(error)
      else if (isLate) port.close()
      else resolve(new SerialChannel(port))
    })
  })
}

export class SerialChannel implements ByteChannel {
  readonly #port: SerialPort
  readonly #closed = Promise.withResolvers<void>()
  #listener: ChannelListener | undefined

  constructor(port: SerialPort) {
    this.#port = port
    port.once('close', () => this.#closed.resolve())
  }

  /** Until then the system gives the port to nobody else. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  listen(listener: ChannelListener): void {
    this.#listener = listener
    this.#port.on('data', listener.bytes)
    this.#port.on('error', listener.broken)
    this.#port.on('close', listener.broken)
  }

  write(parts: readonly Uint8Array[]): void {
    for (const part of parts) this.#port.write(part)
  }

  /** A line has taken a ticket when the last of its bytes is out of this computer's buffers. */
  finish(): void {
    this.#port.drain((error) => (error ? this.#listener?.broken() : this.#listener?.ended()))
  }

  leave(): void {
    this.destroy()
  }

  destroy(): void {
    if (this.#port.isOpen) this.#port.close(() => this.#closed.resolve())
    else this.#closed.resolve()
  }
}
