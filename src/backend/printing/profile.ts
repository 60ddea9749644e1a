/** What the layout must know about a receipt printer. */
import type { TextMode } from '../../core/printers.ts'

/** The paper and the abilities of one printer. */
export interface PrinterProfile {
  readonly paperMm: 58 | 80
  /** Dots across the printable width: 384 on 58 mm, 576 on 80 mm; some printers have 512. */
  readonly dots: number
  /** Characters of font A (12×24 dots) across: 32 or 48; some printers have 42. */
  readonly columns: number
  /** Whether the printer has a cutter. */
  readonly cut: boolean
  /**
   * `ascii-text`: lines of printable ASCII use the printer's own characters, all others are drawn.
   * `code-page`: so do lines that also hold Western European letters, which the printer then has as code page 858.
   * `raster`: every line is drawn, for printers whose own characters are poor.
   */
  readonly textMode: TextMode
  /** The number by which the printer selects code page 858 (`ESC t n`); makers differ. Null: not known, so not used. */
  readonly codePageSlot: number | null
}

/** Width and height in dots of a character of font A, the one every ESC/POS printer has. */
export const FONT_A = { widthDots: 12, heightDots: 24 } as const

/** Dots from line to line at the printer's default spacing, for characters of normal size. */
export const LINE_SPACING_DOTS = 30

const ASCII = { textMode: 'ascii-text', codePageSlot: null } as const

/** The slot of code page 858, if lines may use it. */
export function usedCodePage({ textMode, codePageSlot }: Pick<PrinterProfile, 'textMode' | 'codePageSlot'>) {
  return textMode === 'code-page' ? codePageSlot : null
}

/** The usual printer of a paper width; most 58 mm printers have no cutter. */
export function defaultPrinterProfile(paperMm: 58 | 80): PrinterProfile {
  return paperMm === 58
    ? { paperMm, dots: 384, columns: 32, cut: false, ...ASCII }
    : { paperMm, dots: 576, columns: 48, cut: true, ...ASCII }
}
