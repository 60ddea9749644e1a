/** Takes a TrueType font out of its WOFF wrapping: fontkit would unpack the outlines anew for every letter. */
import { inflateSync } from 'node:zlib'

const WOFF_HEAD = 44
const WOFF_ENTRY = 20
const SFNT_HEAD = 12
const SFNT_ENTRY = 16

interface Table {
  readonly tag: Buffer
  readonly checksum: Buffer
  readonly bytes: Buffer
}

/** @throws when it is no WOFF file; see https://www.w3.org/TR/WOFF/ */
export function unwrapWoff(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF font')
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, n) => readTable(woff, WOFF_HEAD + WOFF_ENTRY * n))
  const space = tables.reduce((sum, { bytes }) => sum + aligned(bytes.length), SFNT_HEAD + SFNT_ENTRY * count)
  const font = Buffer.alloc(space)
  writeHead(font, woff.readUInt32BE(4), count)
  let at = SFNT_HEAD + SFNT_ENTRY * count
  for (const [n, { tag, checksum, bytes }] of tables.entries()) {
    const entry = SFNT_HEAD + SFNT_ENTRY * n
    tag.copy(font, entry)
    checksum.copy(font, entry + 4)
    font.writeUInt32BE(at, entry + 8)
    font.writeUInt32BE(bytes.length, entry + 12)
    bytes.copy(font, at)
    at += aligned(bytes.length)
  }
  return font
}

function readTable(woff: Buffer, entry: number): Table {
  const offset = woff.readUInt32BE(entry + 4)
  const packedLength = woff.readUInt32BE(entry + 8)
  const packed = woff.subarray(offset, offset + packedLength)
  const isPacked = packedLength < woff.readUInt32BE(entry + 12)
  return {
    tag: woff.subarray(entry, entry + 4),
    checksum: woff.subarray(entry + 16, entry + 20),
    bytes: isPacked ? inflateSync(packed) : packed,
  }
}

function writeHead(font: Buffer, flavour: number, count: number): void {
  const power = Math.floor(Math.log2(count))
  font.writeUInt32BE(flavour, 0)
  font.writeUInt16BE(count, 4)
  font.writeUInt16BE(16 * 2 ** power, 6)
  font.writeUInt16BE(power, 8)
  font.writeUInt16BE(16 * (count - 2 ** power), 10)
}

const aligned = (length: number): number => (length + 3) & ~3
