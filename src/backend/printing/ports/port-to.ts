/** The way to a printer, whichever it hangs on. */
import type { PrinterLink } from '../../../core/printers.ts'
import type { PrinterPort } from '../printer-port.ts'
import type { ProofSetting } from '../proof.ts'
import { CupsPrinterPort } from './cups-port.ts'
import { DriverPrinterPort, type DriverPrinting } from './driver-port.ts'
import { NoPrinterPort } from './no-port.ts'
import type { StartPrinterProcess } from './port-messages.ts'
import { ProcessPort } from './process-port.ts'
import { TcpPrinterPort } from './tcp-port.ts'

/** What this program can print with, as whoever started it hands it in. */
export interface PrinterAccess {
  readonly startProcess: StartPrinterProcess
  /** Only the desktop shell has drivers. */
  readonly driver?: DriverPrinting
  /** Whom a scan for printers asks, in place of this computer's networks. */
  readonly scanTargets?: readonly { readonly host: string; readonly port: number }[]
}

/** What of a printer's settings decides how it is reached and talked with. */
export interface PrinterWay {
  readonly link: PrinterLink
  readonly paperMm: number
  readonly proof: ProofSetting
}

export function portTo({ link, paperMm, proof }: PrinterWay, { startProcess, driver }: PrinterAccess): PrinterPort {
  switch (link.kind) {
    case 'tcp':
      return new TcpPrinterPort({ ...link, proof })
    case 'cups':
      return new CupsPrinterPort(link.queue)
    case 'driver':
      return driver ? new DriverPrinterPort({ driver, printer: link.printer, paperMm }) : new NoPrinterPort()
    case 'windows':
    case 'share':
    case 'serial':
    case 'device':
      return new ProcessPort({ link: { ...link, proof }, start: startProcess })
  }
}
