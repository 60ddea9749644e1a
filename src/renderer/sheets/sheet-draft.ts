/** A sheet as somebody chooses it on the screen. */
import type { SheetOrder } from '../../contract/sheet.ts'
import { type CutMarks, pagesFor, placesOf, type SheetPaper } from '../../core/sheet.ts'

export interface SheetDraft {
  readonly paper: SheetPaper
  readonly columns: number
  readonly rows: number
  readonly cutMarks: CutMarks
  /** As typed. */
  readonly from: string
  readonly to: string
}

export const newSheet = (quantity: number): SheetDraft => ({
  paper: 'a4',
  columns: 4,
  rows: 6,
  cutMarks: 'lines',
  from: '1',
  to: String(quantity),
})

/** Undefined while the places make no sense. */
export function orderOf({ from, to, ...look }: SheetDraft, batchId: string, quantity: number): SheetOrder | undefined {
  const [first, last] = [Number(from), Number(to)]
  const isSense = Number.isInteger(first) && Number.isInteger(last) && first >= 1 && first <= last && last <= quantity
  return isSense ? { batchId, ...look, from: first, to: last } : undefined
}

/** What will come out of the printer, as long as none of the slips stays away. */
export function paperNeeded(order: SheetOrder): {
  readonly pages: number
  readonly width: number
  readonly height: number
} {
  const { slipWidth, slipHeight } = placesOf(order)
  const slips = order.to - order.from + 1
  return { pages: pagesFor(slips, order), width: Math.round(slipWidth), height: Math.round(slipHeight) }
}
