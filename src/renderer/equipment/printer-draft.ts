/** A printer as its form holds it: everything as it was typed. */
import type { z } from 'zod'
import type { PrinterView } from '../../contract/equipment.ts'
import { readWhole } from '../forms/check.ts'

export const PAPER_WIDTHS = [58, 80] as const
export type PaperMm = (typeof PAPER_WIDTHS)[number]

export interface PrinterDraft {
  readonly name: string
  readonly host: string
  readonly port: string
  readonly paperMm: PaperMm
  readonly cut: boolean
}

export const NEW_PRINTER: PrinterDraft = { name: 'Counter', host: '', port: '9100', paperMm: 80, cut: true }

/** The form of a printer that is set up already. */
export function printerDraftOf(view: z.output<typeof PrinterView>): PrinterDraft {
  const { id: _, port, ...rest } = view
  return { ...rest, port: String(port) }
}

/** What is sent. */
export function printerCandidate({ port, ...rest }: PrinterDraft): unknown {
  return { ...rest, port: readWhole(port) }
}
