/**
 * Common receipt printers: what to propose when somebody names theirs.
 *
 * From the printer database of receipt-print-hq (`escpos-printer-db`, which python-escpos and escpos-php use): dots and
 * columns on 80 mm of the TM-T88V (512, 42), TM-T20III and TM-m30III (576, 48), of the Sunmi V2 and the 58 mm printers
 * (384, 32), and code page 858 in slot 19 of the TM-T88V, TM-T20III, RP326, Sunmi V2 and NT-5890K. From Epson's reference:
 * that 19 is code page 858 on all of theirs, the narrow papers, and which of them know `GS ( H`. From common knowledge,
 * and to be seen with the ruler: Bixolon, Star, Xprinter, Goojprt. Cheap printers keep a code page's number and change its
 * letters from batch to batch, so those print plain letters only, or pictures.
 */
import type { PrinterAbilities } from './printers.ts'

type Width = PrinterAbilities['paperMm']
type Size = Pick<PrinterAbilities, 'dots' | 'columns'>

export interface PrinterModel {
  readonly id: string
  /** As it stands on the device; empty for the unknown one, which has words of its own. */
  readonly name: string
  /** The papers it takes, the usual one first. */
  readonly sizes: readonly (Size & { readonly paperMm: Width })[]
  readonly cut: boolean
  readonly textMode: PrinterAbilities['textMode']
  readonly codePageSlot: number | null
  readonly proof: PrinterAbilities['proof']
}

/** 203 dpi: 48 and 72 mm of printing width. */
const NARROW = { paperMm: 58, dots: 384, columns: 32 } as const
const WIDE = { paperMm: 80, dots: 576, columns: 48 } as const
/** Epson's narrow paper is printed 52.5 mm wide. */
const EPSON_NARROW = { paperMm: 58, dots: 420, columns: 35 } as const
/** The TM-T88 prints 180 dpi. */
const EPSON_180_WIDE = { paperMm: 80, dots: 512, columns: 42 } as const
const EPSON_180_NARROW = { paperMm: 58, dots: 360, columns: 30 } as const

/** Code page 858, Latin with €, in Epson's numbering. */
const CP858 = 19
const latin = { textMode: 'code-page', codePageSlot: CP858 } as const
const drawn = { textMode: 'raster', codePageSlot: null } as const
const asciiOnly = { textMode: 'ascii-text', codePageSlot: null } as const

/** In the order of the list: makers by name, the unknown one first. */
export const PRINTER_MODELS: readonly PrinterModel[] = [
  { id: 'unknown', name: '', sizes: [WIDE, NARROW], cut: true, ...drawn, proof: 'auto' },
  { id: 'bixolon-srp', name: 'Bixolon SRP-330, SRP-350', sizes: [WIDE, NARROW], cut: true, ...latin, proof: 'gs_r' },
  { id: 'epson-tm-m30', name: 'Epson TM-m30', sizes: [WIDE, EPSON_NARROW], cut: true, ...latin, proof: 'gs_h' },
  { id: 'epson-tm-t20', name: 'Epson TM-T20, TM-T82', sizes: [WIDE, EPSON_NARROW], cut: true, ...latin, proof: 'gs_h' },
  {
    id: 'epson-tm-t88',
    name: 'Epson TM-T88 (IV and newer)',
    sizes: [EPSON_180_WIDE, EPSON_180_NARROW],
    cut: true,
    ...latin,
    proof: 'gs_h',
  },
  {
    id: 'goojprt-58',
    name: 'Goojprt, MTP, PT-210 (Bluetooth 58)',
    sizes: [NARROW],
    cut: false,
    ...drawn,
    proof: 'auto',
  },
  { id: 'rongta-58', name: 'Rongta RP58', sizes: [NARROW], cut: false, ...asciiOnly, proof: 'auto' },
  { id: 'rongta-80', name: 'Rongta RP326, RP80, RP850', sizes: [WIDE], cut: true, ...latin, proof: 'auto' },
  {
    id: 'star-escpos',
    name: 'Star TSP100, TSP650 (in ESC/POS mode)',
    sizes: [WIDE],
    cut: true,
    ...asciiOnly,
    proof: 'auto',
  },
  { id: 'sunmi-58', name: 'Sunmi (built in, 58)', sizes: [NARROW], cut: false, ...drawn, proof: 'never' },
  { id: 'xprinter-58', name: 'Xprinter XP-58, POS-58', sizes: [NARROW], cut: false, ...asciiOnly, proof: 'auto' },
  { id: 'xprinter-80', name: 'Xprinter XP-80, XP-Q200, POS-80', sizes: [WIDE], cut: true, ...asciiOnly, proof: 'auto' },
]

/** The model of this name; one that was removed from the list, or never stood in it, is unknown. */
export function printerModel(id: string): PrinterModel {
  return PRINTER_MODELS.find((model) => model.id === id) ?? (PRINTER_MODELS[0] as PrinterModel)
}

/** What is proposed for a model, on this paper or on the one it usually takes; the drawer stays as it is. */
export function proposed(id: string, paperMm: Width): Omit<PrinterAbilities, 'drawerPin' | 'drawerOnCash'> {
  const { sizes, cut, textMode, codePageSlot, proof } = printerModel(id)
  const size = sizes.find((each) => each.paperMm === paperMm) ?? (sizes[0] as PrinterModel['sizes'][number])
  // Hardly a printer of 58 mm has a cutter, whoever made it.
  const hasCutter = id === 'unknown' ? size.paperMm === 80 : cut
  return { model: id, ...size, cut: hasCutter, textMode, codePageSlot, proof }
}
