/** A ruler in dots: it goes on past the paper's edge, so that the last number on the paper is the printer's width. */
import { type Bitmap, createBitmap, invertRectangle, stamp } from './bitmap.ts'
import { drawTextLine } from './raster-text.ts'

const TICK_DOTS = 8
/** All widths that print heads have, 384, 512, 576, 640 and 832, are multiples of it. */
const NUMBER_EVERY_DOTS = 64
const NUMBERS_HEIGHT_DOTS = 26
const HEIGHT_DOTS = 56

/** A mark ends with the last dot of its number, so a mark that is seen was printed whole. */
export function drawRuler(widthDots: number): Bitmap {
  const ruler = createBitmap(widthDots, HEIGHT_DOTS)
  invertRectangle(ruler, 0, HEIGHT_DOTS - 2, widthDots, 2)
  for (let at = TICK_DOTS; at <= widthDots; at += TICK_DOTS) drawMark(ruler, at)
  return ruler
}

function drawMark(ruler: Bitmap, at: number): void {
  const hasNumber = at % NUMBER_EVERY_DOTS === 0
  const isMiddle = at % (NUMBER_EVERY_DOTS / 2) === 0
  const height = hasNumber ? HEIGHT_DOTS - 2 : isMiddle ? 18 : 10
  const width = hasNumber ? 3 : 1
  invertRectangle(ruler, at - width, HEIGHT_DOTS - 2 - height, width, height)
  if (hasNumber) drawNumber(ruler, at)
}

/** To the left of its mark: it is on the paper whenever its mark is. */
function drawNumber(ruler: Bitmap, at: number): void {
  const room = NUMBER_EVERY_DOTS - 6
  const style = { size: 1, bold: true, inverse: false } as const
  const runs = [{ text: String(at), align: 'right' }] as const
  const number = drawTextLine({ runs, widthDots: room, ...style })
  const offset = NUMBERS_HEIGHT_DOTS - Math.min(number.heightDots, NUMBERS_HEIGHT_DOTS)
  stamp(ruler, number, at - room - 5, offset)
}
