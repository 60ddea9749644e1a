/** Packs files into a ZIP archive, as XLSX files are (APPNOTE.TXT 6.3, without anything but deflate). */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZippedFile {
  readonly name: string
  readonly bytes: Buffer
}

/** MS-DOS date of 1 January 1980, the earliest there is: the same table is the same file. */
const DATE = 0x21
const UTF8_NAMES = 0x0800
const DEFLATE = 8

export function zip(files: readonly ZippedFile[]): Buffer {
  const pieces: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes)
    const facts = factsOf(bytes, packed, name)
    const local = Buffer.concat([signature(0x04034b50), facts, short(0), Buffer.from(name), packed])
    directory.push(
      signature(0x02014b50),
      short(20),
      facts,
      // No extra field, no comment, first disk, no attributes.
      Buffer.alloc(12),
      long(offset),
      Buffer.from(name),
    )
    pieces.push(local)
    offset += local.length
  }
  const index = Buffer.concat(directory)
  const counts = [short(0), short(0), short(files.length), short(files.length)]
  return Buffer.concat([...pieces, index, signature(0x06054b50), ...counts, long(index.length), long(offset), short(0)])
}

/** What both the file's own head and the directory say of it, up to the length of its name. */
function factsOf(bytes: Buffer, packed: Buffer, name: string): Buffer {
  return Buffer.concat([
    short(20),
    short(UTF8_NAMES),
    short(DEFLATE),
    short(0),
    short(DATE),
    long(crc32(bytes)),
    long(packed.length),
    long(bytes.length),
    short(Buffer.byteLength(name)),
  ])
}

const signature = (value: number): Buffer => long(value)

function short(value: number): Buffer {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value)
  return bytes
}

function long(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
