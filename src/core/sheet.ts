/** Sheets of slips to be cut apart: papers, grids, and where each slip lies on its page. */

/** Sizes in millimetres, standing upright. */
export const SHEET_PAPERS = {
  a4: { widthMm: 210, heightMm: 297 },
  letter: { widthMm: 215.9, heightMm: 279.4 },
} as const
export type SheetPaper = keyof typeof SHEET_PAPERS

/** `lines`: thin and dashed, all around each slip; `ticks`: short, at the edges of the page and where slips meet. */
export const CUT_MARKS = ['lines', 'ticks', 'none'] as const
export type CutMarks = (typeof CUT_MARKS)[number]

export const SHEET_COLUMNS = { min: 2, max: 6 } as const
export const SHEET_ROWS = { min: 4, max: 12 } as const

/** Grids worth offering; any other within the limits works as well. */
export const USUAL_GRIDS = [
  { columns: 2, rows: 4 },
  { columns: 3, rows: 5 },
  { columns: 3, rows: 8 },
  { columns: 4, rows: 6 },
  { columns: 5, rows: 8 },
  { columns: 6, rows: 12 },
] as const

/** What ordinary printers cannot reach, with some to spare. The line about the page stands in the lower one. */
const MARGIN_MM = { side: 8, top: 9, bottom: 11 } as const

/** Smaller modules (the squares of a QR code) are a blur on an ordinary printer. */
export const SMALLEST_MODULE_MM = 0.3

export interface SheetGrid {
  readonly paper: SheetPaper
  readonly columns: number
  readonly rows: number
}

/** Millimetres from the upper left corner of the page, or of the grid. */
export interface SheetPlaces {
  readonly left: number
  readonly top: number
  readonly slipWidth: number
  readonly slipHeight: number
}

export function placesOf({ paper, columns, rows }: SheetGrid): SheetPlaces {
  const { widthMm, heightMm } = SHEET_PAPERS[paper]
  const { side, top, bottom } = MARGIN_MM
  return {
    left: side,
    top,
    slipWidth: (widthMm - 2 * side) / columns,
    slipHeight: (heightMm - top - bottom) / rows,
  }
}

export const pagesFor = (slips: number, { columns, rows }: Pick<SheetGrid, 'columns' | 'rows'>): number =>
  Math.ceil(slips / (columns * rows))
