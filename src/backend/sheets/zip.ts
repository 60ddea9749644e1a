/** Packs files into a ZIP archive, as XLSX files are (APPNOTE.TXT 6.3, without anything but deflate). */
import { closeSync, openSync, writeSync } from 'node:fs'
import { crc32, deflateRawSync, constants as zlib } from 'node:zlib'

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
  const entries: Entry[] = []
  let offset = 0
  for (const { name, bytes } of files) {
    const packed = deflateRawSync(bytes)
    const entry = { name, crc: crc32(bytes), packed: packed.length, plain: bytes.length, offset }
    const head = localHead(entry)
    pieces.push(head, packed)
    entries.push(entry)
    offset += head.length + packed.length
  }
  return Buffer.concat([...pieces, directory(entries, offset)])
}

/** Text is packed when so much of it has come together. */
const PACKED_AT_ONCE = 512 * 1024

/** An archive of any size, written to the disk as it comes: no more of it is in memory than what is packed at once. */
export class ZipFile {
  readonly #fd: number
  readonly #entries: Entry[] = []
  #offset = 0
  #open: Entry | undefined
  #waiting: string[] = []
  #waitingLength = 0

  /** @throws when the file exists */
  constructor(path: string) {
    this.#fd = openSync(path, 'wx', 0o600)
  }

  /** The text that follows is in the file of this name. */
  begin(name: string): void {
    this.#end()
    this.#open = { name, crc: 0, packed: 0, plain: 0, offset: this.#offset }
    this.#put(localHead(this.#open))
  }

  write(text: string): void {
    this.#waiting.push(text)
    this.#waitingLength += text.length
    if (this.#waitingLength >= PACKED_AT_ONCE) this.#pack(false)
  }

  /** The archive's size in bytes. */
  finish(): number {
    this.#end()
    this.#put(directory(this.#entries, this.#offset))
    this.close()
    return this.#offset
  }

  /** Leaves the archive as it is. */
  close(): void {
    closeSync(this.#fd)
  }

  #end(): void {
    if (!this.#open) return
    this.#pack(true)
    const entry = this.#open
    // What its head says was not known when it was written.
    const head = localHead(entry)
    writeSync(this.#fd, head, 0, head.length, entry.offset)
    this.#entries.push(entry)
    this.#open = undefined
  }

  /** Pieces that each end at a whole byte make up one stream (RFC 1951); the last one says that it is the last. */
  #pack(isLast: boolean): void {
    const bytes = Buffer.from(this.#waiting.join(''))
    this.#waiting = []
    this.#waitingLength = 0
    const entry = this.#open
    if (!entry) return
    const finishFlush = isLast ? zlib.Z_FINISH : zlib.Z_SYNC_FLUSH
    const packed = deflateRawSync(bytes, { level: 3, finishFlush })
    entry.crc = crc32(bytes, entry.crc)
    entry.plain += bytes.length
    entry.packed += packed.length
    this.#put(packed)
  }

  #put(bytes: Buffer): void {
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.#fd, bytes, done, bytes.length - done, this.#offset + done)
    }
    this.#offset += bytes.length
  }
}

interface Entry {
  readonly name: string
  crc: number
  /** Bytes in the archive, and unpacked. */
  packed: number
  plain: number
  /** Where its head begins. */
  readonly offset: number
}

function localHead(entry: Entry): Buffer {
  return Buffer.concat([signature(0x04034b50), factsOf(entry), short(0), Buffer.from(entry.name)])
}

function directory(entries: readonly Entry[], offset: number): Buffer {
  const index = Buffer.concat(
    entries.flatMap((entry) => [
      signature(0x02014b50),
      short(20),
      factsOf(entry),
      // No extra field, no comment, first disk, no attributes.
      Buffer.alloc(12),
      long(entry.offset),
      Buffer.from(entry.name),
    ]),
  )
  const counts = [short(0), short(0), short(entries.length), short(entries.length)]
  return Buffer.concat([index, signature(0x06054b50), ...counts, long(index.length), long(offset), short(0)])
}

/** What both the file's own head and the directory say of it, up to the length of its name. */
function factsOf({ name, crc, packed, plain }: Entry): Buffer {
  return Buffer.concat([
    short(20),
    short(UTF8_NAMES),
    short(DEFLATE),
    short(0),
    short(DATE),
    long(crc),
    long(packed),
    long(plain),
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
