/** A way by which bytes go to a printer and its answers come back: a socket, a serial port, a device file. */

/** Who listens to a channel. */
export interface ChannelListener {
  readonly bytes: (bytes: Uint8Array) => void
  /** After `finish`: the other side has taken everything. Unasked: it closed its side. */
  readonly ended: () => void
  readonly broken: () => void
  /** After `finish`: all was handed to the system, where that is known before the other side has taken it. */
  readonly written: () => void
}

/** An open channel. Nothing here throws or waits: what happens is told to the listener. */
export interface ByteChannel {
  listen(listener: ChannelListener): void
  write(parts: readonly Uint8Array[]): void
  /** Says that nothing more will be written; `ended` follows once all of it was taken. */
  finish(): void
  /** Closes in good order, without anybody waiting for it. */
  leave(): void
  /** Breaks off: what was not taken yet is dropped. */
  destroy(): void
}

/** Opens a channel. @throws what the system said, with its `code` */
export type OpenChannel = (timeoutMs: number, signal: AbortSignal) => Promise<ByteChannel>
