/** A printer on a way that this computer does not have: set up elsewhere, or before the program was run in a browser. */
import type { PrinterPort, PrinterStatus, SendOutcome } from '../printer-port.ts'
import { outcomeOf } from './send-outcomes.ts'

export class NoPrinterPort implements PrinterPort {
  probe(): Promise<PrinterStatus> {
    return Promise.resolve('unreachable')
  }

  send(): Promise<SendOutcome> {
    return Promise.resolve(outcomeOf('failed-before-send', 'unreachable', 'no such way here', 'unreachable'))
  }

  close(): void {}
}
