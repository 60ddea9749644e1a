/** Measures and draws lines of text that the printer's own characters cannot show. */
import { type Canvas, createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import type { TicketDirection, TicketTextSize } from '../../core/ticket/document.ts'
import { type Bitmap, bitmapFromRgba, trimRight } from './bitmap.ts'
import { ticketFontFamily } from './fonts.ts'
import { FONT_A, LINE_SPACING_DOTS } from './profile.ts'

/** How a line's letters look. */
export interface TextStyle {
  readonly size: TicketTextSize
  readonly bold: boolean
}

/** One piece of text on a drawn line. */
export interface TextRun {
  readonly text: string
  readonly align: 'left' | 'center' | 'right'
  /** The part of the line it keeps to; absent: all of it. */
  readonly within?: { readonly leftDots: number; readonly widthDots: number } | undefined
  /** Absent: that of its first letter. */
  readonly direction?: TicketDirection | undefined
}

/** A line to draw: white on black over the whole width if `inverse`. */
export interface DrawnLine extends TextStyle {
  readonly runs: readonly TextRun[]
  readonly widthDots: number
  readonly inverse: boolean
}

/** At this size a character of the monospaced font is 12 dots wide, as font A's. */
const FONT_PIXELS = 20

/** From the top of a character cell of font A to the line its letters stand on. */
const BASELINE_DOTS = 19

/** Letters with marks piled up on them may take this many lines' height, and are cropped beyond. */
const TALLEST_LINES = 3

/** Letters of scripts that run from right to left; a text that begins with one is laid out in that direction. */
const RIGHT_TO_LEFT =
  /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u

/** Width in dots of a text as it would be drawn. */
export function measureText(text: string, style: TextStyle): number {
  return prepare(measuring(), style, text).measureText(drawable(text)).width
}

/** Draws one line. It ends with the last black dot's byte; what comes right of it is white. */
export function drawTextLine(line: DrawnLine): Bitmap {
  const { baseline, height } = lineMetrics(line)
  const canvas = createCanvas(line.widthDots, height)
  const context = canvas.getContext('2d')
  context.fillStyle = line.inverse ? '#000' : '#fff'
  context.fillRect(0, 0, line.widthDots, height)
  context.fillStyle = line.inverse ? '#fff' : '#000'
  for (const run of line.runs) drawRun(context, line, run, baseline)
  return trimRight(bitmapFromRgba(context.getImageData(0, 0, line.widthDots, height).data, line.widthDots, height))
}

/** One character in the grid of font A, for showing what the printer's own characters will look like. */
export function drawFontACharacter(character: string, bold: boolean): Bitmap {
  const canvas = createCanvas(FONT_A.widthDots, FONT_A.heightDots)
  const context = prepare(canvas.getContext('2d'), { size: 1, bold }, character)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, FONT_A.widthDots, FONT_A.heightDots)
  context.fillStyle = '#000'
  context.fillText(character, 0, BASELINE_DOTS)
  const { data } = context.getImageData(0, 0, FONT_A.widthDots, FONT_A.heightDots)
  return bitmapFromRgba(data, FONT_A.widthDots, FONT_A.heightDots)
}

/** Dots from a line of font A of the given size to the next; the line spacing grows only if the letters need it. */
export function fontALineDots(size: TicketTextSize): number {
  return Math.max(LINE_SPACING_DOTS, FONT_A.heightDots * size)
}

function drawRun(context: SKRSContext2D, line: DrawnLine, run: TextRun, baseline: number): void {
  const { text, align, within = { leftDots: 0, widthDots: line.widthDots } } = run
  prepare(context, line, text)
  if (run.direction) context.direction = run.direction
  const spare = within.widthDots - context.measureText(drawable(text)).width
  const x = { left: 0, center: Math.floor(spare / 2), right: spare }[align]
  context.fillText(drawable(text), within.leftDots + x, baseline)
}

/** The drawn line's height and baseline: font A's, unless the letters reach higher or lower. */
function lineMetrics(line: DrawnLine): { baseline: number; height: number } {
  const extents = line.runs.map(({ text }) => prepare(measuring(), line, text).measureText(drawable(text)))
  const above = Math.max(0, ...extents.map((extent) => Math.ceil(extent.actualBoundingBoxAscent)))
  const below = Math.max(0, ...extents.map((extent) => Math.ceil(extent.actualBoundingBoxDescent)))
  const tallest = LINE_SPACING_DOTS * TALLEST_LINES * line.size
  const baseline = Math.min(Math.max(BASELINE_DOTS * line.size, above), tallest)
  const height = Math.min(Math.max(fontALineDots(line.size), baseline + below), tallest)
  return { baseline, height }
}

/** Sets the font and the direction; the origin of the text is always its left end. */
function prepare(context: SKRSContext2D, { size, bold }: TextStyle, text: string): SKRSContext2D {
  context.font = `${bold ? 700 : 400} ${FONT_PIXELS * size}px ${ticketFontFamily(text)}`
  context.direction = RIGHT_TO_LEFT.test(text) ? 'rtl' : 'ltr'
  context.textAlign = 'left'
  context.textBaseline = 'alphabetic'
  return context
}

/** Control characters and lone surrogates, which no composed ticket has, are shown as what they are: unprintable. */
function drawable(text: string): string {
  return text.toWellFormed().replace(/\p{Cc}/gu, '\ufffd')
}

let measuringCanvas: Canvas | undefined

function measuring(): SKRSContext2D {
  measuringCanvas ??= createCanvas(1, 1)
  return measuringCanvas.getContext('2d')
}
