/** A printer as its form holds it: everything as it was typed. */
import type { z } from 'zod'
import type { PrinterView } from '../../contract/equipment.ts'
import { type PrinterAbilities, usualPrinter } from '../../core/printers.ts'
import { readWhole } from '../forms/check.ts'

export const PAPER_WIDTHS = [58, 80] as const

export interface PrinterDraft extends PrinterAbilities {
  readonly name: string
  readonly host: string
  readonly port: string
}

export const NEW_PRINTER: PrinterDraft = { ...usualPrinter(80), name: 'Counter', host: '', port: '9100' }

/** The form of a printer that is set up already. */
export function printerDraftOf(view: z.output<typeof PrinterView>): PrinterDraft {
  const { id: _, link, ...rest } = view
  return link.kind === 'tcp' ? { ...rest, host: link.host, port: String(link.port) } : { ...rest, host: '', port: '' }
}

/** What is sent. */
export function printerCandidate({ host, port, ...rest }: PrinterDraft): unknown {
  return { ...rest, link: { kind: 'tcp', host, port: readWhole(port) } }
}
