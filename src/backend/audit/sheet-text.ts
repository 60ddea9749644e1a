/** Text on the pages of a saved journal: measured, wrapped and drawn in points, in every script that tickets know. */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { ticketFontFamily } from '../printing/fonts.ts'
import { wrapText } from '../printing/wrap.ts'

export interface SheetFont {
  readonly points: number
  readonly bold?: boolean
  /** Numbers and hashes stand in columns. */
  readonly mono?: boolean
}

/** From one line of a table to the next. */
export const LINE_POINTS = 10

/** Longer texts are in the CSV. */
const MOST_CHARACTERS = 1_500
const MOST_LINES = 30

/** The lines of a text within a width; what is too long for a page ends with dots. */
export function wrapped(text: string, widthPoints: number, font: SheetFont): string[] {
  const context = measuring(font)
  const plain = drawable(text)
  const short = plain.length > MOST_CHARACTERS ? `${plain.slice(0, MOST_CHARACTERS)} …` : plain
  const lines = wrapText(short, widthPoints, (piece) => context.measureText(piece).width)
  return lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES - 1), '…'] : lines
}

export function drawText(context: SKRSContext2D, text: string, x: number, y: number, font: SheetFont): void {
  context.font = cssFont(font)
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  context.fillText(drawable(text), x, y)
}

/** Draws up to the right edge. */
export function drawTextTo(context: SKRSContext2D, text: string, right: number, y: number, font: SheetFont): void {
  drawText(context, text, right - measuring(font).measureText(drawable(text)).width, y, font)
}

/** Text of unknown direction, so that what stands around it keeps its order. */
export function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
}

const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

function cssFont({ points, bold = false, mono = false }: SheetFont): string {
  return `${bold ? 700 : 400} ${points}px ${mono ? ticketFontFamily() : proportionalFamily()}`
}

let proportional: string | undefined

/** The fonts of tickets, with the monospaced ones last. */
function proportionalFamily(): string {
  if (proportional === undefined) {
    const families = ticketFontFamily().split(', ')
    const isMono = (family: string) => family.includes('-mono')
    proportional = [...families.filter((family) => !isMono(family)), ...families.filter(isMono)].join(', ')
  }
  return proportional
}

let canvas: Canvas | undefined

function measuring(font: SheetFont): SKRSContext2D {
  canvas ??= createCanvas(1, 1)
  const context = canvas.getContext('2d')
  context.font = cssFont(font)
  return context
}

/** Control characters are shown as what they are: unprintable. */
function drawable(text: string): string {
  return text.toWellFormed().replaceAll(/(?!\n)\p{Cc}/gu, '\ufffd')
}
