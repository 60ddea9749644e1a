/** Sentences of the RouterOS API: words up to a zero-length one, encoded at once and decoded from any split. */
import { type Charset, encodeText } from './charset.ts'
import { ProtocolError } from './errors.ts'
import { type SentenceLimits, type Stretch, type WordSink, WordStream } from './word-stream.ts'
import { encodeWord } from './words.ts'

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

/** Turns a byte stream into sentences, as `WordStream` finds their words. */
export class SentenceDecoder implements WordSink {
  readonly #stream: WordStream
  #words: string[] = []
  #sentences: string[][] = []

  constructor(limits: Partial<SentenceLimits> = {}, charset: Charset = 'utf-8') {
    this.#stream = new WordStream(this, limits, charset)
  }

  /** Takes the next bytes and returns the sentences they complete; empty sentences are skipped. */
  push(chunk: Uint8Array): string[][] {
    this.#sentences = []
    this.#stream.push(chunk)
    return this.#sentences
  }

  word(stretch: Stretch, begin: number, end: number): void {
    this.#words.push(stretch.text(begin, end))
  }

  endSentence(): void {
    if (this.#words.length > 0) this.#sentences.push(this.#words)
    this.#words = []
  }
}
