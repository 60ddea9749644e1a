/** Turns grey pictures into black dots: lines stay lines, photographs become grain. */
import { type Bitmap, createBitmap, invertRectangle, isBlack } from './bitmap.ts'

/** Lightness of each pixel, row by row: 0 is black, 255 white. */
export interface GreyPicture {
  readonly widthDots: number
  readonly heightDots: number
  readonly pixels: Float32Array
}

/** Darker is black, for drawings: a little above the middle, as letters are drawn too. */
const BLACK_BELOW = 150

/** Between these a pixel is neither paper nor ink. */
const INK_BELOW = 48
const PAPER_FROM = 224

/** More of the picture than this in between tones, and it is no line drawing with soft edges but has shades to show. */
const SHADED_FROM = 0.25

/**
 * One bit for each pixel.
 *
 * A drawing gets a threshold, which keeps its edges sharp; a picture with shades is dithered by Floyd and Steinberg.
 */
export function dotsOf(grey: GreyPicture): Bitmap {
  return isShaded(grey) ? dithered(grey) : thresholded(grey)
}

function isShaded({ pixels }: GreyPicture): boolean {
  let shades = 0
  let ink = 0
  for (const pixel of pixels) {
    if (pixel < INK_BELOW) ink += 1
    else if (pixel < PAPER_FROM) shades += 1
  }
  return shades > (shades + ink) * SHADED_FROM
}

function thresholded({ widthDots, heightDots, pixels }: GreyPicture): Bitmap {
  const bitmap = createBitmap(widthDots, heightDots)
  for (const [index, pixel] of pixels.entries()) {
    if (pixel < BLACK_BELOW) invertRectangle(bitmap, index % widthDots, Math.floor(index / widthDots), 1, 1)
  }
  return bitmap
}

/** Each pixel's error goes to those right of and below it. */
function dithered({ widthDots, heightDots, pixels }: GreyPicture): Bitmap {
  const bitmap = createBitmap(widthDots, heightDots)
  const rest = Float32Array.from(pixels)
  const pass = (x: number, y: number, error: number) => {
    if (x < 0 || x >= widthDots || y >= heightDots) return
    const index = y * widthDots + x
    rest[index] = (rest[index] ?? 255) + error
  }
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < widthDots; x++) {
      const value = rest[y * widthDots + x] ?? 255
      const isInk = value < 128
      if (isInk) invertRectangle(bitmap, x, y, 1, 1)
      const error = value - (isInk ? 0 : 255)
      pass(x + 1, y, (error * 7) / 16)
      pass(x - 1, y + 1, (error * 3) / 16)
      pass(x, y + 1, (error * 5) / 16)
      pass(x + 1, y + 1, error / 16)
    }
  }
  return bitmap
}

/** The picture on paper that is narrower than it: each dot the average of those it stands for, and dots again. */
export function fitLogo(logo: Bitmap, dots: number): Bitmap {
  if (logo.widthDots <= dots) return logo
  const scale = logo.widthDots / dots
  const heightDots = Math.max(1, Math.round(logo.heightDots / scale))
  const pixels = new Float32Array(dots * heightDots)
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < dots; x++) pixels[y * dots + x] = averageOf(logo, x, y, scale)
  }
  return dotsOf({ widthDots: dots, heightDots, pixels })
}

/** By nine samples within the dot: enough for a scale between one and three. */
function averageOf(logo: Bitmap, x: number, y: number, scale: number): number {
  let white = 0
  for (const down of [1 / 6, 3 / 6, 5 / 6]) {
    for (const right of [1 / 6, 3 / 6, 5 / 6]) {
      const row = Math.min(logo.heightDots - 1, Math.floor((y + down) * scale))
      if (!isBlack(logo, Math.floor((x + right) * scale), row)) white += 1
    }
  }
  return (white / 9) * 255
}
