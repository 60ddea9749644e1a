/** Sentences of the RouterOS API: words up to a zero-length one, encoded at once and decoded from any split. */
import { ProtocolError } from './errors.ts'
import { decodeLength, encodeWord, prefixBytes } from './words.ts'

const endOfSentence = Uint8Array.of(0)

/** One sentence as one buffer, so that it leaves in one write. */
export function encodeSentence(words: readonly string[]): Uint8Array {
  if (words.includes('')) throw new ProtocolError('an empty word would end the sentence early')
  const parts = [...words.map((word) => encodeWord(word)), endOfSentence]
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
 * Bytes that are not UTF-8 become U+FFFD: older routers store whatever code page WinBox had.
 */
export class SentenceDecoder {
  readonly #limits: SentenceLimits
  readonly #text = new TextDecoder('utf-8', { ignoreBOM: true })
  #failure: ProtocolError | undefined
  #prefix: number[] = []
  #wordBytes = -1
  #partial = new Uint8Array(0)
  #partialBytes = 0
  #words: string[] = []
  #sentenceBytes = 0

  constructor(limits: Partial<SentenceLimits> = {}) {
    this.#limits = { ...defaultLimits, ...limits }
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
      if (this.#wordBytes < 0) {
        // In range: the loop's condition.
        this.#readPrefixByte(chunk[offset] as number)
        offset += 1
        if (this.#wordBytes === 0) this.#endSentence(sentences)
      } else {
        offset += this.#readWord(chunk, offset)
      }
    }
    return sentences
  }

  #readPrefixByte(byte: number): void {
    this.#prefix.push(byte)
    if (this.#prefix.length < prefixBytes(this.#prefix[0] ?? byte)) return
    const wordBytes = decodeLength(this.#prefix)
    this.#prefix = []
    const { maxWordBytes, maxSentenceBytes, maxWords } = this.#limits
    if (wordBytes > maxWordBytes) throw new ProtocolError(`a word of ${wordBytes} bytes is too long`)
    this.#sentenceBytes += wordBytes
    if (this.#sentenceBytes > maxSentenceBytes) throw new ProtocolError('a sentence has too many bytes')
    if (wordBytes > 0 && this.#words.length >= maxWords) throw new ProtocolError('a sentence has too many words')
    this.#wordBytes = wordBytes
  }

  #readWord(chunk: Uint8Array, offset: number): number {
    const taken = Math.min(this.#wordBytes - this.#partialBytes, chunk.length - offset)
    const bytes = chunk.subarray(offset, offset + taken)
    if (taken === this.#wordBytes) this.#endWord(bytes)
    else this.#keep(bytes)
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
    this.#words.push(this.#text.decode(bytes))
    this.#wordBytes = -1
    this.#partialBytes = 0
    this.#partial = new Uint8Array(0)
  }

  #endSentence(sentences: string[][]): void {
    if (this.#words.length > 0) sentences.push(this.#words)
    this.#words = []
    this.#wordBytes = -1
    this.#sentenceBytes = 0
  }
}
