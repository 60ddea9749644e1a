/** One-bit pictures as receipt printers take them: rows of bytes, the leftmost dot in the highest bit, 1 is black. */

/** A one-bit picture; bits beyond the width are 0. */
export interface Bitmap {
  readonly widthDots: number
  readonly heightDots: number
  readonly bytesPerRow: number
  readonly bytes: Uint8Array
}

/** A white picture. */
export function createBitmap(widthDots: number, heightDots: number): Bitmap {
  const bytesPerRow = Math.ceil(widthDots / 8)
  return { widthDots, heightDots, bytesPerRow, bytes: new Uint8Array(bytesPerRow * heightDots) }
}

/** Whether the dot is black; outside of the picture nothing is. */
export function isBlack(bitmap: Bitmap, x: number, y: number): boolean {
  if (x < 0 || x >= bitmap.widthDots) return false
  return ((bitmap.bytes[y * bitmap.bytesPerRow + (x >> 3)] ?? 0) & (0x80 >> (x & 7))) !== 0
}

/** Flips every dot of a rectangle; what lies outside of the picture is left out. */
export function invertRectangle(bitmap: Bitmap, x: number, y: number, width: number, height: number): void {
  const right = Math.min(x + width, bitmap.widthDots)
  const bottom = Math.min(y + height, bitmap.heightDots)
  for (let row = Math.max(y, 0); row < bottom; row++) {
    for (let column = Math.max(x, 0); column < right; column++) {
      const index = row * bitmap.bytesPerRow + (column >> 3)
      bitmap.bytes[index] = (bitmap.bytes[index] ?? 0) ^ (0x80 >> (column & 7))
    }
  }
}

/** Copies the black dots of a picture into a white part of another, each as `scale` × `scale` dots. */
export function stamp(target: Bitmap, source: Bitmap, x: number, y: number, scale = 1): void {
  const fits = x + source.bytesPerRow * 8 <= target.bytesPerRow * 8 && y + source.heightDots <= target.heightDots
  if (scale === 1 && x % 8 === 0 && x >= 0 && y >= 0 && fits) {
    copyRows(target, source, x / 8, y)
    return
  }
  for (let row = 0; row < source.heightDots; row++) {
    for (let column = 0; column < source.widthDots; column++) {
      if (isBlack(source, column, row)) {
        invertRectangle(target, x + column * scale, y + row * scale, scale, scale)
      }
    }
  }
}

/** Where the dots of both fall into the same bits, rows are copied by their bytes. */
function copyRows(target: Bitmap, source: Bitmap, column: number, y: number): void {
  for (let row = 0; row < source.heightDots; row++) {
    const from = source.bytes.subarray(row * source.bytesPerRow, (row + 1) * source.bytesPerRow)
    const start = (y + row) * target.bytesPerRow + column
    for (const [at, byte] of from.entries()) target.bytes[start + at] = (target.bytes[start + at] ?? 0) ^ byte
  }
}

/** The picture without the white bytes at its right: they print nothing and take time to send. */
export function trimRight(bitmap: Bitmap): Bitmap {
  const bytesPerRow = Math.max(1, lastUsedColumn(bitmap) + 1)
  if (bytesPerRow === bitmap.bytesPerRow) return bitmap
  const widthDots = Math.min(bitmap.widthDots, bytesPerRow * 8)
  const trimmed = createBitmap(widthDots, bitmap.heightDots)
  for (let row = 0; row < bitmap.heightDots; row++) {
    const start = row * bitmap.bytesPerRow
    trimmed.bytes.set(bitmap.bytes.subarray(start, start + bytesPerRow), row * bytesPerRow)
  }
  return trimmed
}

function lastUsedColumn(bitmap: Bitmap): number {
  for (let column = bitmap.bytesPerRow - 1; column >= 0; column--) {
    for (let index = column; index < bitmap.bytes.length; index += bitmap.bytesPerRow) {
      if (bitmap.bytes[index] !== 0) return column
    }
  }
  return -1
}

/** Pixels darker than this, of 255, become black: a little above the middle, since thin strokes burn in faintly. */
const BLACK_BELOW = 160

/** A drawn picture in one bit; `rgba` is opaque and grey, so red tells the lightness. */
export function bitmapFromRgba(rgba: Uint8ClampedArray, widthDots: number, heightDots: number): Bitmap {
  const bitmap = createBitmap(widthDots, heightDots)
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < widthDots; x++) {
      if ((rgba[(y * widthDots + x) * 4] ?? 255) >= BLACK_BELOW) continue
      const index = y * bitmap.bytesPerRow + (x >> 3)
      bitmap.bytes[index] = (bitmap.bytes[index] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return bitmap
}
