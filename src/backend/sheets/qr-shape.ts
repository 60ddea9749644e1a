/** QR codes as vectors: dark modules merged into as few rectangles as a glance finds, for a page of dozens. */
import { create } from 'qrcode'

/** White modules that must surround a QR code (ISO/IEC 18004). */
export const QUIET_MODULES = 4

/**
 * The same mask for every code: to weigh all eight takes four fifths of the time, and saves readers nothing that a sheet's
 * clean edges do not.
 */
const MASK = 2

export interface QrShape {
  /** Modules along a side, without the quiet zone. */
  readonly size: number
  /** Path operators in units of a module, from the lower left corner upwards. */
  readonly path: string
}

/** Error correction M. Undefined if the data is longer than any QR code holds. */
export function qrShape(data: string): QrShape | undefined {
  const modules = modulesOf(data)
  return modules && { size: modules.size, path: rectangles(modules.data, modules.size) }
}

/** The library throws only when the data exceeds the largest QR code. */
function modulesOf(data: string) {
  try {
    return create(data, { errorCorrectionLevel: 'M', maskPattern: MASK }).modules
  } catch {
    return undefined
  }
}

/** Greedy: each dark module that is not yet covered grows to the right, then downwards. */
function rectangles(modules: Uint8Array, size: number): string {
  const covered = new Uint8Array(size * size)
  let path = ''
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const at = row * size + column
      if (!modules[at] || covered[at]) continue
      let width = 1
      while (column + width < size && modules[at + width] && !covered[at + width]) width++
      let height = 1
      while (row + height < size && isFree(modules, covered, at + height * size, width)) height++
      for (let line = 0; line < height; line++) covered.fill(1, at + line * size, at + line * size + width)
      path += `${column} ${size - row - height} ${width} ${height} re\n`
    }
  }
  return path
}

function isFree(modules: Uint8Array, covered: Uint8Array, from: number, width: number): boolean {
  for (let at = from; at < from + width; at++) if (!modules[at] || covered[at]) return false
  return true
}
