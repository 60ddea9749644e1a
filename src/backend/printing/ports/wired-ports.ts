/** Printers on a wire of this computer that only one may hold at a time: serial ports and device files. */
import type { ByteChannel } from './byte-channel.ts'
import { ConversingPort, type Patience } from './conversing-port.ts'
import { openDevice } from './device-channel.ts'
import { openSerial } from './serial-channel.ts'

/** A channel that is not given to anybody else before it is closed. */
interface HeldChannel extends ByteChannel {
  readonly closed: Promise<void>
}

/** Opens what the last one has let go of. */
function oneAtATime(open: (timeoutMs: number) => Promise<HeldChannel>): (timeoutMs: number) => Promise<ByteChannel> {
  let lastClosed: Promise<void> = Promise.resolve()
  return async (timeoutMs) => {
    await lastClosed
    const channel = await open(timeoutMs)
    lastClosed = channel.closed
    return channel
  }
}

export interface SerialPortOptions extends Patience {
  readonly path: string
  readonly baudRate: number
}

/** A printer at a serial port, which opens whether or not somebody is at the other end. */
export class SerialPrinterPort extends ConversingPort {
  constructor({ path, baudRate, ...patience }: SerialPortOptions) {
    const open = oneAtATime((timeoutMs) => openSerial(path, baudRate, timeoutMs))
    super({ connectTimeoutMs: 8_000, ...patience, open, opensToNobody: true })
  }
}

/** A printer's device file; it is there only while the printer is plugged in. */
export class DevicePrinterPort extends ConversingPort {
  constructor({ path, ...patience }: Patience & { readonly path: string }) {
    super({ ...patience, open: oneAtATime(() => openDevice(path)), opensToNobody: true })
  }
}
