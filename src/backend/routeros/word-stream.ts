/** Finds the words in a byte stream, however its bytes were cut, and hands each to whoever makes something of it. */
import { isAscii } from 'node:buffer'
import { type Charset, decodeText } from './charset.ts'
import { ProtocolError } from './errors.ts'
import { decodeLength, prefixBytes } from './words.ts'

/** What a peer may make us hold at most. */
export type SentenceLimits = {
  readonly maxWordBytes: number
  readonly maxSentenceBytes: number
  readonly maxWords: number
}

const defaultLimits: SentenceLimits = { maxWordBytes: 1 << 20, maxSentenceBytes: 4 << 20, maxWords: 4096 }

/** A shorter slice of a text is a copy; a longer one would keep the whole text in memory. */
const shortest = 13

/** Bytes with whole words in them. */
export class Stretch {
  readonly bytes: Buffer
  readonly #charset: Charset
  /** Is every byte its own character? */
  readonly #plain: boolean
  #text: string | undefined

  constructor(bytes: Uint8Array, charset: Charset) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    this.#charset = charset
    this.#plain = isAscii(bytes)
  }

  /** The text of some of the bytes. Bytes that are not UTF-8 are read in the code page, or become U+FFFD without one. */
  text(begin: number, end: number): string {
    if (!this.isPlain(begin, end)) return decodeText(this.bytes.subarray(begin, end), this.#charset)
    if (end - begin >= shortest) return this.bytes.toString('latin1', begin, end)
    // The whole becomes text once and short words are cut out of that: several times faster than decoding each.
    this.#text ??= this.bytes.toString('latin1')
    return this.#text.slice(begin, end)
  }

  /** Whether some of the bytes are this plain text. */
  spells(text: string, begin: number, end: number): boolean {
    if (text.length !== end - begin) return false
    // From behind, where numbers and names that begin alike differ.
    for (let at = text.length - 1; at >= 0; at -= 1) if (text.charCodeAt(at) !== this.bytes[begin + at]) return false
    return true
  }

  isPlain(begin: number, end: number): boolean {
    if (this.#plain) return true
    for (let at = begin; at < end; at += 1) if ((this.bytes[at] ?? 0) >= 0x80) return false
    return true
  }
}

/** Who takes the words; `begin` and `end` say where in the stretch one lies. Empty sentences are told too. */
export interface WordSink {
  word(stretch: Stretch, begin: number, end: number): void
  endSentence(): void
}

/**
 * Turns a byte stream into words.
 *
 * Memory grows with the bytes that have arrived, never with a length that was only announced. After a
 * `ProtocolError` the stream has no known word boundary, so every later `push` throws the same error.
 */
export class WordStream {
  readonly #sink: WordSink
  readonly #limits: SentenceLimits
  readonly #charset: Charset
  #failure: ProtocolError | undefined
  #prefix: number[] = []
  #wordBytes = -1
  #partial = new Uint8Array(0)
  #partialBytes = 0
  #words = 0
  #sentenceBytes = 0

  constructor(sink: WordSink, limits: Partial<SentenceLimits>, charset: Charset) {
    this.#sink = sink
    this.#limits = { ...defaultLimits, ...limits }
    this.#charset = charset
  }

  /** Takes the next bytes. */
  push(chunk: Uint8Array): void {
    if (this.#failure) throw this.#failure
    try {
      this.#read(chunk)
    } catch (error) {
      if (error instanceof ProtocolError) this.#failure = error
      throw error
    }
  }

  #read(chunk: Uint8Array): void {
    let offset = 0
    while (offset < chunk.length) {
      if (this.#wordBytes >= 0) offset += this.#readWord(chunk, offset)
      else if (this.#prefix.length > 0) offset += this.#readPrefixByte(chunk, offset)
      else {
        const next = this.#readWhole(chunk, offset)
        // The chunk ends in a word that begins in it: the rest goes the slow way.
        offset = next === offset ? offset + this.#readPrefixByte(chunk, offset) : next
      }
    }
  }

  /** Reads the words that lie whole in the chunk and returns where the first other one begins. */
  #readWhole(chunk: Uint8Array, start: number): number {
    const stretch = new Stretch(chunk, this.#charset)
    let offset = start
    while (offset < chunk.length) {
      // In range: the loop's condition.
      const first = chunk[offset] as number
      const begin = offset + prefixBytes(first)
      if (begin > chunk.length) break
      const wordBytes = first < 0x80 ? first : decodeLength(chunk.subarray(offset, begin))
      const end = begin + wordBytes
      if (end > chunk.length) break
      this.#account(wordBytes)
      if (wordBytes === 0) this.#endSentence()
      else this.#take(stretch, begin, end)
      offset = end
    }
    return offset
  }

  #readPrefixByte(chunk: Uint8Array, offset: number): 1 {
    // In range: the caller looked.
    const byte = chunk[offset] as number
    this.#prefix.push(byte)
    if (this.#prefix.length < prefixBytes(this.#prefix[0] ?? byte)) return 1
    const wordBytes = decodeLength(this.#prefix)
    this.#prefix = []
    this.#account(wordBytes)
    if (wordBytes === 0) this.#endSentence()
    else this.#wordBytes = wordBytes
    return 1
  }

  /** Refuses a word as soon as its length is known. */
  #account(wordBytes: number): void {
    const { maxWordBytes, maxSentenceBytes, maxWords } = this.#limits
    if (wordBytes > maxWordBytes) throw new ProtocolError(`a word of ${wordBytes} bytes is too long`)
    this.#sentenceBytes += wordBytes
    if (this.#sentenceBytes > maxSentenceBytes) throw new ProtocolError('a sentence has too many bytes')
    if (wordBytes > 0 && this.#words >= maxWords) throw new ProtocolError('a sentence has too many words')
  }

  #readWord(chunk: Uint8Array, offset: number): number {
    const taken = Math.min(this.#wordBytes - this.#partialBytes, chunk.length - offset)
    this.#keep(chunk.subarray(offset, offset + taken))
    return taken
  }

  #keep(bytes: Uint8Array): void {
    const needed = this.#partialBytes + bytes.length
    if (needed > this.#partial.length) {
      const grown = new Uint8Array(Math.min(this.#wordBytes, Math.max(256, needed * 2)))
      grown.set(this.#partial.subarray(0, this.#partialBytes))
      this.#partial = grown
    }
    this.#partial.set(bytes, this.#partialBytes)
    this.#partialBytes = needed
    if (needed === this.#wordBytes) this.#endWord(new Stretch(this.#partial.subarray(0, needed), this.#charset))
  }

  #endWord(stretch: Stretch): void {
    this.#wordBytes = -1
    this.#partialBytes = 0
    this.#partial = new Uint8Array(0)
    this.#take(stretch, 0, stretch.bytes.length)
  }

  #take(stretch: Stretch, begin: number, end: number): void {
    this.#words += 1
    this.#sink.word(stretch, begin, end)
  }

  #endSentence(): void {
    this.#words = 0
    this.#sentenceBytes = 0
    this.#sink.endSentence()
  }
}
