/** A printer's device file on Linux, `/dev/usb/lp0`, as a channel of bytes that never waits in the kernel. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { setTimeout as delay } from 'node:timers/promises'
import type { ByteChannel, ChannelListener } from './byte-channel.ts'

/** How often a device is asked again that takes nothing now, or has nothing to say. */
const ASK_AGAIN_MS = 15
const ANSWER_BYTES = 64

/**
 * Opens the device; it is never created, so a printer that is unplugged is a plain failure.
 *
 * @throws ENOENT not plugged in, EACCES this user is not in the group `lp`, EBUSY another program prints on it
 */
export async function openDevice(path: string): Promise<DeviceChannel> {
  const { O_RDWR, O_WRONLY, O_NONBLOCK, O_NOCTTY } = constants
  const flags = O_NONBLOCK | O_NOCTTY
  const file = await open(path, O_RDWR | flags).catch((error: unknown) => {
    // A printer without a way back opens for writing only.
    if (isCode(error, 'EINVAL', 'EACCES', 'EROFS')) return open(path, O_WRONLY | flags)
    throw error
  })
  const what = await file.stat()
  // Nor may a mistyped path write tickets over a disk. A pipe is a printer behind some other program.
  if (what.isCharacterDevice() || what.isFIFO()) return new DeviceChannel(file, what.isCharacterDevice())
  await file.close()
  throw Object.assign(new Error('this is no printer'), { code: 'ENODEV' })
}

export class DeviceChannel implements ByteChannel {
  readonly #file: FileHandle
  readonly #canAnswer: boolean
  readonly #closed = Promise.withResolvers<void>()
  #listener: ChannelListener | undefined
  #work: Promise<void> = Promise.resolve()
  #isOver = false

  constructor(file: FileHandle, canAnswer: boolean) {
    this.#file = file
    this.#canAnswer = canAnswer
  }

  /** Until then the driver gives the device to nobody else. */
  get closed(): Promise<void> {
    return this.#closed.promise
  }

  listen(listener: ChannelListener): void {
    this.#listener = listener
    if (this.#canAnswer) void this.#read()
  }

  write(parts: readonly Uint8Array[]): void {
    this.#work = this.#work.then(() => this.#writeAll(parts)).catch(() => this.#listener?.broken())
  }

  /**
   * Writes one byte more, of no meaning to a printer: the driver takes it only when it has passed on all before it,
   * and drops what it has not when the device is closed.
   */
  finish(): void {
    this.write([Uint8Array.of(0)])
    this.#work = this.#work.then(() => {
      if (!this.#isOver) this.#listener?.ended()
    })
  }

  leave(): void {
    this.destroy()
  }

  destroy(): void {
    if (this.#isOver) return
    this.#isOver = true
    // Closing waits for the calls that are under way.
    void this.#file.close().finally(() => this.#closed.resolve())
    this.#listener?.broken()
  }

  async #writeAll(parts: readonly Uint8Array[]): Promise<void> {
    for (const part of parts) {
      for (let from = 0; from < part.length && !this.#isOver; ) from += await this.#writeSome(part.subarray(from))
    }
  }

  async #writeSome(bytes: Uint8Array): Promise<number> {
    const { bytesWritten } = await unlessBusy(this.#file.write(bytes), { bytesWritten: 0 })
    if (bytesWritten === 0) await delay(ASK_AGAIN_MS)
    return bytesWritten
  }

  async #read(): Promise<void> {
    try {
      while (!this.#isOver) {
        const answer = new Uint8Array(ANSWER_BYTES)
        const { bytesRead } = await unlessBusy(this.#file.read(answer, 0, ANSWER_BYTES), { bytesRead: 0 })
        if (bytesRead === 0) await delay(ASK_AGAIN_MS)
        else this.#listener?.bytes(answer.subarray(0, bytesRead))
      }
    } catch {
      // A device that cannot be read has no voice, and is written to as before.
    }
  }
}

function unlessBusy<T, W>(call: Promise<T>, whenBusy: W): Promise<T | W> {
  return call.catch((error: unknown) => {
    if (isCode(error, 'EAGAIN')) return whenBusy
    throw error
  })
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code))
}
