/** Renders the drawings in build/ into the icons that installers and windows need: `node scripts/make-icons.mjs`. */
import { readFileSync, writeFileSync } from 'node:fs'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { at } from './lib/root.mjs'

/** Below this, details turn to mud: a simpler drawing is used. */
const SMALL_UP_TO = 32
const ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 128, 256]

const large = readFileSync(at('build/icon.svg'), 'utf8')
const small = readFileSync(at('build/icon-small.svg'), 'utf8')

writeFileSync(at('build/icon.png'), await png(1024))
writeFileSync(at('resources/icon.png'), await png(256))
writeFileSync(at('build/icon.ico'), ico(await Promise.all(ICO_SIZES.map(async (size) => [size, await png(size)]))))

/** The drawing at a size, in pixels. */
async function png(size) {
  const drawing = size <= SMALL_UP_TO ? small : large
  // An SVG without a size of its own would be drawn at another one and scaled, which blurs.
  const sized = drawing.replace('<svg ', `<svg width="${size}" height="${size}" `)
  const canvas = createCanvas(size, size)
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(sized)), 0, 0, size, size)
  return canvas.encode('png')
}

/** Microsoft's icon container around PNG pictures, which every Windows since Vista reads. */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(pictures.length, 4)
  let offset = header.length
  for (const [index, [size, { length }]] of pictures.entries()) {
    const entry = 6 + 16 * index
    // One byte each for width and height; 256 is written as 0.
    header.writeUInt8(size % 256, entry)
    header.writeUInt8(size % 256, entry + 1)
    header.writeUInt16LE(1, entry + 4)
    header.writeUInt16LE(32, entry + 6)
    header.writeUInt32LE(length, entry + 8)
    header.writeUInt32LE(offset, entry + 12)
    offset += length
  }
  return Buffer.concat([header, ...pictures.map(([, picture]) => picture)])
}
