/**
 * Sentences whose words are byte strings: one character is one byte.
 *
 * A router stores what it is sent, whatever its code page was, and gives the same bytes back. Text is decoded
 * only where it leaves the router for people (the portal, `users()`).
 */
import { decodeLength, encodeWord, prefixBytes } from '../../backend/routeros/words.ts'

const maxSentenceBytes = 4 << 20

/** The byte string of a text: its UTF-8 bytes. */
export function toBytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** The text of a byte string; bytes which are not UTF-8 become U+FFFD. */
export function toText(bytes: string): string {
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

/** One sentence ready for the socket. */
export function encodeBytes(words: readonly string[]): Uint8Array {
  return Buffer.concat([...words.map((word) => encodeWord(Buffer.from(word, 'latin1'))), Uint8Array.of(0)])
}

/** Turns the bytes of one connection into sentences, however they were cut; throws when they cannot be any. */
export class SentenceReader {
  #rest: Uint8Array = new Uint8Array(0)
  #words: string[] = []
  #sentenceBytes = 0

  /** Takes the next bytes and returns the sentences they complete; empty sentences are skipped. */
  push(chunk: Uint8Array): string[][] {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const sentences: string[][] = []
    let offset = 0
    for (let end = this.#wordEnd(bytes, offset); end !== undefined; end = this.#wordEnd(bytes, offset)) {
      this.#take(bytes, offset, end, sentences)
      offset = end
    }
    this.#rest = bytes.subarray(offset)
    return sentences
  }

  /** Where the word at `offset` ends, or undefined while bytes of it are still to come. */
  #wordEnd(bytes: Uint8Array, offset: number): number | undefined {
    const first = bytes[offset]
    if (first === undefined) return undefined
    const prefix = bytes.subarray(offset, offset + prefixBytes(first))
    if (prefix.length < prefixBytes(first)) return undefined
    const length = decodeLength([...prefix])
    if (this.#sentenceBytes + length > maxSentenceBytes) throw new RangeError('a sentence is too long')
    const end = offset + prefix.length + length
    return end <= bytes.length ? end : undefined
  }

  #take(bytes: Uint8Array, offset: number, end: number, sentences: string[][]): void {
    const start = offset + prefixBytes(bytes[offset] ?? 0)
    if (start < end) {
      this.#words.push(Buffer.from(bytes.subarray(start, end)).toString('latin1'))
      this.#sentenceBytes += end - offset
      return
    }
    if (this.#words.length > 0) sentences.push(this.#words)
    this.#words = []
    this.#sentenceBytes = 0
  }
}
