/** A printer as its form holds it: everything as it was typed. */
import type { z } from 'zod'
import type { PrinterView } from '../../contract/equipment.ts'
import { printerModel, proposed } from '../../core/printer-models.ts'
import { type PrinterAbilities, type PrinterLink, type PrinterLinkKind, usualPrinter } from '../../core/printers.ts'
import { readWhole } from '../forms/check.ts'

export const PAPER_WIDTHS = [58, 80] as const

/** The fields of every way to a printer; those of the chosen one are shown and sent. */
export interface LinkDraft {
  readonly kind: PrinterLinkKind
  readonly host: string
  readonly port: string
  /** Its name in Windows, in CUPS, or of its driver. */
  readonly printer: string
  /** A share, a serial port or a device. */
  readonly path: string
  readonly baudRate: number
}

/** What is typed as a number stays text until it is checked. */
type Typed = 'dots' | 'columns' | 'codePageSlot'

export interface PrinterDraft extends Omit<PrinterAbilities, Typed>, Readonly<Record<Typed, string>> {
  readonly name: string
  readonly link: LinkDraft
}

export const BAUD_RATES = [9_600, 19_200, 38_400, 57_600, 115_200] as const

const NO_LINK: LinkDraft = { kind: 'tcp', host: '', port: '9100', printer: '', path: '', baudRate: BAUD_RATES[0] }

/** The printer that the first run proposes: plain letters, which are quick, and pictures for all others. */
export const FIRST_PRINTER: PrinterDraft = { ...typed(usualPrinter(80)), name: 'Counter', link: NO_LINK }

/** One of which nothing is known yet: only pictures are certain to come out right. */
export const NEW_PRINTER: PrinterDraft = withModel({ ...FIRST_PRINTER, name: '' }, 'unknown')

/** The form of a printer that is set up already. */
export function printerDraftOf(view: z.output<typeof PrinterView>): PrinterDraft {
  const { id: _, link, ...rest } = view
  return { ...typed(rest), name: rest.name, link: linkDraft(link) }
}

/** What is sent. */
export function printerCandidate({ link, dots, columns, codePageSlot, ...rest }: PrinterDraft): unknown {
  return {
    ...rest,
    dots: readWhole(dots),
    columns: readWhole(columns),
    codePageSlot: codePageSlot.trim() === '' ? null : readWhole(codePageSlot),
    link: linkCandidate(link),
  }
}

/** Takes over everything that is proposed for the model; the drawer stays. */
export function withModel(draft: PrinterDraft, model: string): PrinterDraft {
  const abilities = { ...proposed(model, draft.paperMm), drawerPin: draft.drawerPin, drawerOnCash: draft.drawerOnCash }
  return { ...draft, ...typed(abilities) }
}

/** Other paper changes what fits across it, and nothing else. */
export function withPaper(draft: PrinterDraft, paperMm: PrinterAbilities['paperMm']): PrinterDraft {
  const known = printerModel(draft.model).sizes.find((size) => size.paperMm === paperMm)
  const { dots, columns } = known ?? usualPrinter(paperMm)
  return { ...draft, paperMm, dots: String(dots), columns: String(columns) }
}

/** The link's fields, with those of one that was found filled in. */
export function linkDraft(link: PrinterLink): LinkDraft {
  switch (link.kind) {
    case 'tcp':
      return { ...NO_LINK, ...link, port: String(link.port) }
    case 'cups':
      return { ...NO_LINK, kind: link.kind, printer: link.queue }
    default:
      return { ...NO_LINK, ...link }
  }
}

function linkCandidate({ kind, host, port, printer, path, baudRate }: LinkDraft): unknown {
  switch (kind) {
    case 'tcp':
      return { kind, host, port: readWhole(port) }
    case 'windows':
    case 'driver':
      return { kind, printer }
    case 'cups':
      return { kind, queue: printer }
    case 'serial':
      return { kind, path, baudRate }
    case 'share':
    case 'device':
      return { kind, path }
  }
}

function typed({ dots, columns, codePageSlot, ...rest }: PrinterAbilities) {
  return { ...rest, dots: String(dots), columns: String(columns), codePageSlot: String(codePageSlot ?? '') }
}
