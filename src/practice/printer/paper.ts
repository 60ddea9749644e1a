/** Shows what came out of the practice printer: the paper, to the dot. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Canvas, createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas'
import type { Alignment, PaperItem, PrintedCharacter, PrintedLine, PrintedPicture } from './interpreter.ts'

const FONT_FAMILY = 'Practice printer font A'
const CELL_WIDTH_DOTS = 12
const CELL_HEIGHT_DOTS = 24
/** At 20 pixels a character of the font is 12 dots wide; its letters stand 19 dots below the cell's top. */
const FONT_PIXELS = 20
const BASELINE_DOTS = 19
/** Darker than this, of 255, is burnt. */
const BLACK_BELOW = 160

/** Draws the items on paper of the given width; one pixel a dot. */
export function drawPaper(items: readonly PaperItem[], widthDots: number): Canvas {
  const height = items.reduce((dots, item) => dots + itemDots(item), 0)
  const canvas = createCanvas(widthDots, Math.max(1, height))
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  let y = 0
  for (const item of items) {
    if (item.kind === 'line') drawLine(context, item, y)
    if (item.kind === 'picture') drawPicture(context, item, y)
    y += itemDots(item)
  }
  return canvas
}

/** The text of the printed lines; pictures have none. */
export function paperText(items: readonly PaperItem[]): string[] {
  return items
    .filter((item) => item.kind === 'line')
    .map(({ characters }) => characters.map(({ character }) => character).join(''))
}

function itemDots(item: PaperItem): number {
  return item.kind === 'picture' ? item.rows : item.dots
}

function drawLine(context: SKRSContext2D, { characters, align }: PrintedLine, y: number): void {
  const lineDots = characters.reduce((dots, { width }) => dots + width * CELL_WIDTH_DOTS, 0)
  const tallest = Math.max(0, ...characters.map(({ height }) => height))
  let x = leftEdge(align, context.canvas.width, lineDots)
  for (const character of characters) {
    drawCharacter(context, character, x, y + (tallest - character.height) * CELL_HEIGHT_DOTS)
    x += character.width * CELL_WIDTH_DOTS
  }
}

/** Larger characters are the same dots, repeated. */
function drawCharacter(context: SKRSContext2D, printed: PrintedCharacter, x: number, y: number): void {
  const { width, height, inverse } = printed
  context.fillStyle = '#000'
  for (const [index, burnt] of fontDots(printed).entries()) {
    if (burnt === inverse) continue
    const column = index % CELL_WIDTH_DOTS
    const row = Math.floor(index / CELL_WIDTH_DOTS)
    context.fillRect(x + column * width, y + row * height, width, height)
  }
}

function drawPicture(context: SKRSContext2D, picture: PrintedPicture, y: number): void {
  const left = leftEdge(picture.align, context.canvas.width, picture.bytesPerRow * 8)
  context.fillStyle = '#000'
  for (const [index, byte] of picture.bytes.entries()) {
    const x = left + (index % picture.bytesPerRow) * 8
    const row = Math.floor(index / picture.bytesPerRow)
    for (let bit = 0; bit < 8; bit++) {
      if (byte & (0x80 >> bit)) context.fillRect(x + bit, y + row, 1, 1)
    }
  }
}

function leftEdge(align: Alignment, paperDots: number, itemDots: number): number {
  const spare = Math.max(0, paperDots - itemDots)
  return { left: 0, center: Math.floor(spare / 2), right: spare }[align]
}

const characterDots = new Map<string, readonly boolean[]>()

/** The dots of a character of font A, row by row. */
function fontDots({ character, bold }: PrintedCharacter): readonly boolean[] {
  const key = `${bold ? 'bold' : 'normal'} ${character}`
  const dots = characterDots.get(key) ?? drawFontDots(character, bold)
  characterDots.set(key, dots)
  return dots
}

function drawFontDots(character: string, bold: boolean): boolean[] {
  if (!GlobalFonts.has(FONT_FAMILY)) registerFont()
  const context = createCanvas(CELL_WIDTH_DOTS, CELL_HEIGHT_DOTS).getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, CELL_WIDTH_DOTS, CELL_HEIGHT_DOTS)
  context.fillStyle = '#000'
  context.font = `${bold ? 700 : 400} ${FONT_PIXELS}px "${FONT_FAMILY}"`
  context.fillText(character, 0, BASELINE_DOTS)
  const { data } = context.getImageData(0, 0, CELL_WIDTH_DOTS, CELL_HEIGHT_DOTS)
  return Array.from(
    { length: CELL_WIDTH_DOTS * CELL_HEIGHT_DOTS },
    (_, index) => (data[index * 4] ?? 255) < BLACK_BELOW,
  )
}

function registerFont(): void {
  const { resolve } = createRequire(import.meta.url)
  for (const weight of [400, 700]) {
    const file = resolve(`@fontsource/noto-sans-mono/files/noto-sans-mono-latin-${weight}-normal.woff2`)
    GlobalFonts.register(readFileSync(file), FONT_FAMILY)
  }
}
