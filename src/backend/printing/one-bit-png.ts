/** One-bit pictures as PNG files, small enough to lie in a row of the database; reads only what it wrote. */
import { crc32, deflateSync, inflateSync } from 'node:zlib'
import { type Bitmap, createBitmap } from './bitmap.ts'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const HEADER_AT = SIGNATURE.length + 8
/** A PNG's 1 is white, a printer's is black. */
const FLIP = 0xff

/** Grey of one bit, no filter, no interlace (PNG, third edition, section 11.2.1). */
export function encodeOneBitPng({ widthDots, heightDots, bytesPerRow, bytes }: Bitmap): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(widthDots, 0)
  header.writeUInt32BE(heightDots, 4)
  header[8] = 1
  const rows = Buffer.alloc((bytesPerRow + 1) * heightDots)
  for (let row = 0; row < heightDots; row++) {
    for (let at = 0; at < bytesPerRow; at++) {
      rows[row * (bytesPerRow + 1) + 1 + at] = (bytes[row * bytesPerRow + at] ?? 0) ^ FLIP
    }
  }
  const data = deflateSync(rows)
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

/** @throws for a file that {@link encodeOneBitPng} did not write */
export function decodeOneBitPng(png: Uint8Array): Bitmap {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const bitmap = createBitmap(file.readUInt32BE(HEADER_AT), file.readUInt32BE(HEADER_AT + 4))
  const dataAt = HEADER_AT + 13 + 4
  const rows = inflateSync(file.subarray(dataAt + 8, dataAt + 8 + file.readUInt32BE(dataAt)))
  const { bytesPerRow, heightDots, bytes, widthDots } = bitmap
  if (rows.length !== (bytesPerRow + 1) * heightDots) throw new Error('not a picture of one bit')
  const beyond = FLIP >> (8 - (bytesPerRow * 8 - widthDots))
  for (let row = 0; row < heightDots; row++) {
    for (let at = 0; at < bytesPerRow; at++) {
      bytes[row * bytesPerRow + at] = (rows[row * (bytesPerRow + 1) + 1 + at] ?? FLIP) ^ FLIP
    }
    // What lies beyond the width is nobody's dot.
    bytes[row * bytesPerRow + bytesPerRow - 1] = (bytes[row * bytesPerRow + bytesPerRow - 1] ?? 0) & ~beyond
  }
  return bitmap
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
