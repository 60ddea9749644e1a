/** Where each line of a report stands on its pages: sections flow down the columns, and break between their lines. */
import type { SheetLine, SheetSection } from '../../core/report-lines.ts'
import { type SheetFont, wrapped } from '../audit/sheet-text.ts'
import { BODY, COLUMN } from './page.ts'

interface LineFont extends SheetFont {
  /** From one line of a wrapped text to the next, in points. */
  readonly leading: number
  readonly isMuted?: boolean
}

/** A label and its value, placed; `y` is the first line's foot. */
export interface Placed {
  readonly column: number
  readonly y: number
  readonly texts: readonly string[]
  readonly value: string
  readonly font: LineFont
  readonly indent: number
  /** With a thin line above. */
  readonly isRuled: boolean
}

type Piece = Omit<Placed, 'column' | 'y'> & { readonly height: number; readonly isHeading?: boolean }

const HEADING: LineFont = { points: 9.5, bold: true, leading: 12 }
const NORMAL: LineFont = { points: 8.5, leading: 11 }
const TOTAL: LineFont = { points: 8.5, bold: true, leading: 11 }
const PART: LineFont = { points: 8, leading: 10, isMuted: true }
const NOTE: LineFont = { points: 7, leading: 9, isMuted: true }
/** Room for a value beside its label. */
const VALUE_WIDTH = 96
const INDENT = 10
const SECTION_GAP = 9

/** The lines of each page; at least one page. */
export function placedSections(sections: readonly SheetSection[]): Placed[][] {
  const pages: Placed[][] = [[]]
  let column = 0
  let y: number = BODY.top
  const isFull = (height: number) => y + height > BODY.bottom
  const turn = () => {
    column += 1
    y = BODY.top
    if (column < COLUMN.count) return
    column = 0
    pages.push([])
  }
  for (const section of sections) {
    const pieces = piecesOf(section)
    // A section that fits into one column is not torn, and a heading never stands alone.
    const height = pieces.reduce((sum, piece) => sum + piece.height, 0)
    const isShort = height <= BODY.bottom - BODY.top
    if (y > BODY.top && isFull(isShort ? height : headOf(pieces))) turn()
    for (const piece of pieces) {
      if (isFull(piece.height)) turn()
      const { height: tall, ...rest } = piece
      pages.at(-1)?.push({ ...rest, column, y: y + rest.font.leading })
      y += tall
    }
    y += SECTION_GAP
  }
  return pages
}

/** A heading and the two lines after it. */
function headOf(pieces: readonly Piece[]): number {
  return pieces.slice(0, 3).reduce((sum, { height }) => sum + height, 0)
}

function piecesOf({ title, lines }: SheetSection): Piece[] {
  return [...(title === '' ? [] : [piece(title, '', HEADING)]), ...lines.flatMap(lineOf)]
}

function lineOf({ label, value, weight, note }: SheetLine): Piece[] {
  const font = weight === 'total' ? TOTAL : weight === 'part' ? PART : NORMAL
  const line = piece(label, value, font, weight === 'part' ? INDENT : 0)
  return note === undefined ? [line] : [line, piece(note, '', NOTE, INDENT)]
}

/** A value that is too long for its place takes a line below its label. */
function piece(label: string, value: string, font: LineFont, indent = 0): Piece {
  const room = COLUMN.width - indent - (value === '' ? 0 : VALUE_WIDTH)
  const texts = wrapped(label, room, font)
  return { texts, value, font, indent, isRuled: font === TOTAL, height: texts.length * font.leading + 1.5 }
}
