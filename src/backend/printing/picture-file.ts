/** What a file says of its picture before anything of it is decoded: kind, size, and whether its end is there. */

export interface PictureFile {
  readonly width: number
  readonly height: number
  /** The file ends as its kind of file ends. */
  readonly isWhole: boolean
}

/** PNG, JPEG and WebP are told by their first bytes, whatever the file is called; anything else is undefined. */
export function inspectPicture(bytes: Uint8Array): PictureFile | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return inspectPng(file) ?? inspectJpeg(file) ?? inspectWebp(file)
  } catch (error) {
    // A header that ends before it has said its size.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

function inspectPng(file: Buffer): PictureFile | undefined {
  if (!file.subarray(0, 8).equals(PNG) || file.toString('latin1', 12, 16) !== 'IHDR') return undefined
  const isWhole = file.lastIndexOf('IEND', undefined, 'latin1') > 0
  return { width: file.readUInt32BE(16), height: file.readUInt32BE(20), isWhole }
}

/** Markers that begin a frame and tell its size: SOF0 to SOF15 without DHT, JPG and DAC (ITU-T T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

function inspectJpeg(file: Buffer): PictureFile | undefined {
  if (file.readUInt16BE(0) !== 0xffd8) return undefined
  for (let at = 2; ; at += 2 + file.readUInt16BE(at + 2)) {
    while (file[at] === 0xff && file[at + 1] === 0xff) at += 1
    if (file.readUInt8(at) !== 0xff) return undefined
    if (!isFrame(file.readUInt8(at + 1))) continue
    const isWhole = file.lastIndexOf(Buffer.from([0xff, 0xd9])) > at
    return { width: file.readUInt16BE(at + 7), height: file.readUInt16BE(at + 5), isWhole }
  }
}

/** The three kinds of RIFF container (RFC 9649): lossy, lossless, and extended. */
function inspectWebp(file: Buffer): PictureFile | undefined {
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const isWhole = file.readUInt32LE(4) + 8 <= file.length
  switch (file.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return { width: file.readUInt16LE(26) & 0x3fff, height: file.readUInt16LE(28) & 0x3fff, isWhole }
    case 'VP8L': {
      const bits = file.readUInt32LE(21)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1, isWhole }
    }
    case 'VP8X':
      return { width: file.readUIntLE(24, 3) + 1, height: file.readUIntLE(27, 3) + 1, isWhole }
    default:
      return undefined
  }
}
