/** Calls that find printers: those this computer knows, and on request those of its own network. */
import { z } from 'zod'
import { PRINTER_LINK_KINDS } from '../core/printers.ts'
import { command, query } from './define.ts'
import { PrinterLinkForm } from './equipment.ts'
import { Done, Nothing } from './fields.ts'

const FoundPrinter = z.object({
  link: PrinterLinkForm,
  /** As the system or its maker calls it. */
  name: z.string(),
})
export type FoundPrinter = z.infer<typeof FoundPrinter>

export const FoundPrinters = z.object({
  /** The ways to a printer that this computer has. */
  ways: z.array(z.enum(PRINTER_LINK_KINDS)),
  found: z.array(FoundPrinter),
})
export type FoundPrinters = z.infer<typeof FoundPrinters>

export const ScanProgress = z.object({
  /** Addresses that were asked, of so many. */
  done: z.int(),
  total: z.int(),
  found: z.array(FoundPrinter),
})
export type ScanProgress = z.infer<typeof ScanProgress>

export const discovery = {
  /** What this computer knows of by itself; asks nobody. */
  printers: query({ needs: 'equipment.edit', input: Nothing, output: FoundPrinters }),
  /** Asks each address of this computer's own networks whether it listens where printers do. Ends early when stopped. */
  scan: command({ needs: 'equipment.edit', input: Nothing, output: ScanProgress }),
  stopScan: command({ needs: 'equipment.edit', input: Nothing, output: Done }),
}
