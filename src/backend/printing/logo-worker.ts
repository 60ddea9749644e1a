/** The thread that decodes a café's picture and makes dots of it: large pictures take longer than a till may stand still. */
import { parentPort, workerData } from 'node:worker_threads'
import { createCanvas, type Image, loadImage } from '@napi-rs/canvas'
import { dotsOf, type GreyPicture } from './logo-dots.ts'
import type { LogoDots } from './logo-reader.ts'

/** Across 80 mm paper, and three centimetres high at most. */
const WIDEST_DOTS = 576
const HIGHEST_DOTS = 240

/** Lighter than this is paper. */
const PAPER_FROM = 240

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

parentPort?.postMessage(await readLogo(workerData as Uint8Array))

async function readLogo(bytes: Uint8Array): Promise<LogoDots> {
  const image = await loadImage(Buffer.from(bytes)).catch(() => undefined)
  if (!image) return 'broken'
  const whole = { left: 0, top: 0, width: image.width, height: image.height }
  // White artwork on nothing would vanish on paper: it is taken from black then, as its negative.
  for (const ground of ['#fff', '#000'] as const) {
    const drawn = inkBox(grey(image, whole, ground))
    if (drawn) return dotsOf(stretched(grey(image, scaledUp(drawn, whole), ground)))
  }
  return 'blank'
}

/** The part of the picture on this ground, as large as the paper allows, in shades of grey. */
function grey(image: Image, part: Box, ground: '#fff' | '#000'): GreyPicture {
  const { widthDots, heightDots } = sizeOf(part)
  const context = createCanvas(widthDots, heightDots).getContext('2d')
  context.fillStyle = ground
  context.fillRect(0, 0, widthDots, heightDots)
  context.imageSmoothingQuality = 'high'
  context.drawImage(image, part.left, part.top, part.width, part.height, 0, 0, widthDots, heightDots)
  const { data } = context.getImageData(0, 0, widthDots, heightDots)
  const pixels = new Float32Array(widthDots * heightDots)
  for (let index = 0; index < pixels.length; index++) {
    const [red = 0, green = 0, blue = 0] = data.subarray(index * 4, index * 4 + 3)
    const lightness = 0.299 * red + 0.587 * green + 0.114 * blue
    pixels[index] = ground === '#fff' ? lightness : 255 - lightness
  }
  return { widthDots, heightDots, pixels }
}

function sizeOf({ width, height }: Box) {
  const scale = Math.min(1, WIDEST_DOTS / width, HIGHEST_DOTS / height)
  return { widthDots: Math.max(1, Math.round(width * scale)), heightDots: Math.max(1, Math.round(height * scale)) }
}

/** What is not white around the picture; undefined when nothing is. */
function inkBox({ widthDots, heightDots, pixels }: GreyPicture): (Box & { readonly of: number }) | undefined {
  let [left, top, right, bottom] = [widthDots, heightDots, -1, -1]
  for (const [index, pixel] of pixels.entries()) {
    if (pixel >= PAPER_FROM) continue
    const x = index % widthDots
    const y = Math.floor(index / widthDots)
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return right < 0 ? undefined : { left, top, width: right - left + 1, height: bottom - top + 1, of: widthDots }
}

/** A box that was found in the small picture, in the pixels of the whole one. */
function scaledUp({ left, top, width, height, of }: Box & { readonly of: number }, whole: Box): Box {
  const scale = whole.width / of
  return { left: left * scale, top: top * scale, width: width * scale, height: height * scale }
}

/** With its darkest shade as black: what is printed pale is hardly seen. */
function stretched(picture: GreyPicture): GreyPicture {
  const darkest = picture.pixels.reduce((least, pixel) => Math.min(least, pixel), PAPER_FROM)
  return { ...picture, pixels: picture.pixels.map((pixel) => ((pixel - darkest) * 255) / (255 - darkest)) }
}
