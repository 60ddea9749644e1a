/** Words of the RouterOS API: a length prefix and that many bytes. Source: the manual's "API" page. */
import { ProtocolError } from './errors.ts'

const utf8 = new TextEncoder()

/** The length prefix of a word of `length` bytes: one to five bytes, big endian. */
export function encodeLength(length: number): Uint8Array {
  if (!Number.isInteger(length) || length < 0 || length > 0xffffffff) {
    throw new ProtocolError(`a word cannot be ${length} bytes long`)
  }
  const low = [(length >>> 24) & 0xff, (length >>> 16) & 0xff, (length >>> 8) & 0xff, length & 0xff] as const
  if (length < 0x80) return Uint8Array.of(low[3])
  if (length < 0x4000) return Uint8Array.of(low[2] | 0x80, low[3])
  if (length < 0x200000) return Uint8Array.of(low[1] | 0xc0, low[2], low[3])
  if (length < 0x10000000) return Uint8Array.of(low[0] | 0xe0, low[1], low[2], low[3])
  return Uint8Array.of(0xf0, ...low)
}

/** One word, prefix and bytes; text travels as UTF-8. */
export function encodeWord(word: Uint8Array | string): Uint8Array {
  const bytes = typeof word === 'string' ? utf8.encode(word) : word
  const prefix = encodeLength(bytes.length)
  const encoded = new Uint8Array(prefix.length + bytes.length)
  encoded.set(prefix)
  encoded.set(bytes, prefix.length)
  return encoded
}

/** How many bytes the length prefix has that starts with `first`; 0xF1 and up means no word at all. */
export function prefixBytes(first: number): number {
  if (first < 0x80) return 1
  if (first < 0xc0) return 2
  if (first < 0xe0) return 3
  if (first < 0xf0) return 4
  if (first === 0xf0) return 5
  throw new ProtocolError(`reserved control byte 0x${first.toString(16)}`)
}

/** The length a complete prefix stands for. */
export function decodeLength(prefix: ArrayLike<number>): number {
  let length = (prefix[0] ?? 0) & (marks[prefix.length] ?? 0)
  for (let at = 1; at < prefix.length; at += 1) length = length * 256 + (prefix[at] ?? 0)
  return length
}

/** The bits of a prefix's first byte that belong to the length, by how many bytes it has. */
const marks = [0, 0x7f, 0x3f, 0x1f, 0x0f, 0x00]
