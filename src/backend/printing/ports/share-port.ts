/** A printer that a Windows computer shares: the ticket is written to `\\host\share` in one go. */
import { constants } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { PrinterPort, PrinterStatus, SendOptions, SendOutcome } from '../printer-port.ts'
import { errorCode, outcomeOf } from './send-outcomes.ts'

/**
 * Writes to a share, which is a print job from its opening to its closing.
 *
 * Nothing comes back, so `accepted` is all there is, and a share that opens says nothing of its printer. Whether
 * opening or writing ends at all is up to the other computer: this port runs in a process that can be ended.
 */
export class SharePrinterPort implements PrinterPort {
  readonly #path: string
  #isClosed = false

  constructor(path: string) {
    this.#path = path
  }

  /** Opening a share begins a job, so nobody opens it to see whether it is there. */
  probe(): Promise<PrinterStatus> {
    return Promise.resolve('unknown')
  }

  async send(_jobId: string, bytes: Uint8Array, { mayBegin }: SendOptions): Promise<SendOutcome> {
    let share: FileHandle
    try {
      // Never created: a name that is no printer must not become a file full of tickets.
      share = await open(this.#path, constants.O_WRONLY)
    } catch (error) {
      return outcomeOf('failed-before-send', 'unreachable', errorCode(error), 'unreachable')
    }
    if (this.#isClosed || !((await mayBegin?.()) ?? true)) {
      await share.close().catch(() => {})
      return outcomeOf('failed-before-send', 'port_closed', 'not begun', 'unknown')
    }
    return writeOnce(share, bytes)
  }

  close(): void {
    this.#isClosed = true
  }
}

async function writeOnce(share: FileHandle, bytes: Uint8Array): Promise<SendOutcome> {
  try {
    const { bytesWritten } = await share.write(bytes)
    // The other computer may refuse as late as at the closing.
    await share.close()
    if (bytesWritten === bytes.length) return outcomeOf('accepted', 'handed_over', 'written to the share', 'unknown')
    return outcomeOf('uncertain', 'connection_lost', `${bytesWritten} of ${bytes.length} bytes`, 'unknown')
  } catch (error) {
    await share.close().catch(() => {})
    return outcomeOf('uncertain', 'connection_lost', errorCode(error), 'unreachable')
  }
}
