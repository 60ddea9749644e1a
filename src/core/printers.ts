/** Receipt printers: what they hang on, and what they can do. */

/** The way to a printer. */
export type PrinterLink =
  /** Raw TCP, usually port 9100. */
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  /** A printer of this Windows computer, by its name in the printers folder. */
  | { readonly kind: 'windows'; readonly printer: string }
  /** A printer that a Windows computer shares: `\\localhost\Receipt`. */
  | { readonly kind: 'share'; readonly path: string }
  /** A serial port, or a Bluetooth printer that shows as one: `COM3`, `/dev/rfcomm0`. */
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  /** A USB printer of this Linux computer: `/dev/usb/lp0`. */
  | { readonly kind: 'device'; readonly path: string }
  /** A queue of CUPS, on Linux and macOS. */
  | { readonly kind: 'cups'; readonly queue: string }
  /** Through the printer's own driver, as a picture; only in the desktop program. */
  | { readonly kind: 'driver'; readonly printer: string }

export type PrinterLinkKind = PrinterLink['kind']

/** All of them, the usual ones first. */
export const PRINTER_LINK_KINDS = [
  'tcp',
  'windows',
  'cups',
  'device',
  'serial',
  'share',
  'driver',
] as const satisfies readonly PrinterLinkKind[]

/** How the letters of a line reach the paper; see the printer profile of the backend. */
export const TEXT_MODES = ['ascii-text', 'code-page', 'raster'] as const
export type TextMode = (typeof TEXT_MODES)[number]

/** How a printer tells that a ticket came out. */
export const PRINTER_PROOFS = ['auto', 'gs_r', 'gs_h', 'never'] as const

/** What a printer can do: proposed by its model, found with the ruler, kept as a person says. */
export interface PrinterAbilities {
  readonly paperMm: 58 | 80
  readonly cut: boolean
  /** A name out of the list of models. */
  readonly model: string
  readonly dots: number
  readonly columns: number
  readonly textMode: TextMode
  readonly codePageSlot: number | null
  readonly proof: (typeof PRINTER_PROOFS)[number]
  /** The pin that a cash drawer hangs on; null: none does. */
  readonly drawerPin: 2 | 5 | null
  readonly drawerOnCash: boolean
}

/** The usual printer of a paper width; most 58 mm printers have no cutter. */
export function usualPrinter(paperMm: 58 | 80): PrinterAbilities {
  const size = paperMm === 58 ? { dots: 384, columns: 32, cut: false } : { dots: 576, columns: 48, cut: true }
  const words = { model: 'unknown', textMode: 'ascii-text', codePageSlot: null, proof: 'auto' } as const
  return { paperMm, ...size, ...words, drawerPin: null, drawerOnCash: false }
}
