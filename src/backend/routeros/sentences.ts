/** Sentences of the RouterOS API: words up to a zero-length one, encoded at once and decoded from any split. */
import { isAscii } from 'node:buffer'
import { type Charset, decodeText, encodeText } from './charset.ts'
import { ProtocolError } from './errors.ts'
import { decodeLength, encodeWord, prefixBytes } from './words.ts'

const endOfSentence = Uint8Array.of(0)

/** One sentence as one buffer, so that it leaves in one write; text travels as UTF-8. */
export function encodeSentence(words: readonly string[]): Uint8Array {
  return encodeSentenceIn('utf-8', words)
}

/** The same for a router whose text is in a code page. */
export function encodeSentenceIn(charset: Charset, words: readonly string[]): Uint8Array {
  if (words.includes('')) throw new ProtocolError('an empty word would end the sentence early')
  const parts = [...words.map((word) => encodeWord(encodeText(word, charset))), endOfSentence]
  const sentence = new Uint8Array(parts.reduce((total, part) => total + part.length, 0))
  let offset = 0
  for (const part of parts) {
    sentence.set(part, offset)
    offset += part.length
  }
  return sentence
}

/** What a peer may make us hold at most. */
export type SentenceLimits = {
  readonly maxWordBytes: number
  readonly maxSentenceBytes: number
  readonly maxWords: number
}

const defaultLimits: SentenceLimits = { maxWordBytes: 1 << 20, maxSentenceBytes: 4 << 20, maxWords: 4096 }

/**
 * Turns a byte stream into sentences, however the bytes were cut.
 *
 * Memory grows with the bytes that have arrived, never with a length that was only announced. After a
 * `ProtocolError` the stream has no known word boundary, so every later `push` throws the same error.
 * Bytes that are not UTF-8 are read in the code page, or become U+FFFD without one.
 */
export class SentenceDecoder {
  readonly #limits: SentenceLimits
  readonly #charset: Charset
  #failure: ProtocolError | undefined
  #prefix: number[] = []
  #wordBytes = -1
  #partial = new Uint8Array(0)
  #partialBytes = 0
  #words: string[] = []
  #sentenceBytes = 0

  constructor(limits: Partial<SentenceLimits> = {}, charset: Charset = 'utf-8') {
    this.#limits = { ...defaultLimits, ...limits }
    this.#charset = charset
  }

  /** Takes the next bytes and returns the sentences they complete; empty sentences are skipped. */
  push(chunk: Uint8Array): string[][] {
    if (this.#failure) throw this.#failure
    try {
      return this.#read(chunk)
    } catch (error) {
      if (error instanceof ProtocolError) this.#failure = error
      throw error
    }
  }

  #read(chunk: Uint8Array): string[][] {
    const sentences: string[][] = []
    let offset = 0
    while (offset < chunk.length) {
      if (this.#wordBytes >= 0) offset += this.#readWord(chunk, offset)
      else if (this.#prefix.length > 0) offset += this.#readPrefixByte(chunk, offset, sentences)
      else {
        const next = this.#readWhole(chunk, offset, sentences)
        // The chunk ends in a word that begins in it: the rest goes the slow way.
        offset = next === offset ? offset + this.#readPrefixByte(chunk, offset, sentences) : next
      }
    }
    return sentences
  }

  /**
   * Reads the words that lie whole in the chunk and returns where the first other one begins.
   *
   * The chunk becomes text once and words are cut out of that, which is several times faster than decoding each.
   */
  #readWhole(chunk: Uint8Array, start: number, sentences: string[][]): number {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length).toString('latin1')
    const plain = isAscii(chunk)
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
      if (wordBytes === 0) this.#endSentence(sentences)
      else if (plain || isPlain(chunk, begin, end)) this.#words.push(text.slice(begin, end))
      else this.#words.push(decodeText(chunk.subarray(begin, end), this.#charset))
      offset = end
    }
    return offset
  }

  #readPrefixByte(chunk: Uint8Array, offset: number, sentences: string[][]): 1 {
    // In range: the caller looked.
    const byte = chunk[offset] as number
    this.#prefix.push(byte)
    if (this.#prefix.length < prefixBytes(this.#prefix[0] ?? byte)) return 1
    const wordBytes = decodeLength(this.#prefix)
    this.#prefix = []
    this.#account(wordBytes)
    if (wordBytes === 0) this.#endSentence(sentences)
    else this.#wordBytes = wordBytes
    return 1
  }

  /** Refuses a word as soon as its length is known. */
  #account(wordBytes: number): void {
    const { maxWordBytes, maxSentenceBytes, maxWords } = this.#limits
    if (wordBytes > maxWordBytes) throw new ProtocolError(`a word of ${wordBytes} bytes is too long`)
    this.#sentenceBytes += wordBytes
    if (this.#sentenceBytes > maxSentenceBytes) throw new ProtocolError('a sentence has too many bytes')
    if (wordBytes > 0 && this.#words.length >= maxWords) throw new ProtocolError('a sentence has too many words')
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
    if (needed === this.#wordBytes) this.#endWord(this.#partial.subarray(0, needed))
  }

  #endWord(bytes: Uint8Array): void {
    this.#words.push(decodeText(bytes, this.#charset))
    this.#wordBytes = -1
    this.#partialBytes = 0
    this.#partial = new Uint8Array(0)
  }

  #endSentence(sentences: string[][]): void {
    if (this.#words.length > 0) sentences.push(this.#words)
    this.#words = []
    this.#sentenceBytes = 0
  }
}

/** Is every byte its own character? */
function isPlain(chunk: Uint8Array, begin: number, end: number): boolean {
  for (let at = begin; at < end; at += 1) if ((chunk[at] ?? 0) >= 0x80) return false
  return true
}
