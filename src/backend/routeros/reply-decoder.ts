/** Turns the bytes a router sends into its replies. */
import type { Charset } from './charset.ts'
import type { ReplySentence } from './replies.ts'
import { RowReader } from './rows.ts'
import { type SentenceLimits, type Stretch, type WordSink, WordStream } from './word-stream.ts'

const equals = 0x3d
/** By far the most replies are of this kind. */
const row = '!re'
const tagStart = '.tag='
const nothing: readonly string[] = []

/** Reads the reply sentences of one connection; tag and attributes come in any order. */
export class ReplyDecoder implements WordSink {
  readonly #stream: WordStream
  readonly #row = new RowReader()
  #replies: ReplySentence[] = []
  #kind = ''
  #tag = ''
  /** The tag word of the reply before, and its tag: a print's rows all have the same. */
  #tagWord = ''
  #lastTag = ''
  #bare: string[] | undefined

  constructor(limits: Partial<SentenceLimits> = {}, charset: Charset = 'utf-8') {
    this.#stream = new WordStream(this, limits, charset)
  }

  /** Takes the next bytes and returns the replies they complete; empty sentences are skipped. */
  push(chunk: Uint8Array): ReplySentence[] {
    this.#replies = []
    this.#stream.push(chunk)
    return this.#replies
  }

  word(stretch: Stretch, begin: number, end: number): void {
    if (this.#kind === '') this.#kind = stretch.spells(row, begin, end) ? row : stretch.text(begin, end)
    else if (stretch.bytes[begin] === equals) this.#row.take(stretch, begin, end)
    else if (stretch.spells(this.#tagWord, begin, end)) this.#tag = this.#lastTag
    else this.#takeBare(stretch.text(begin, end))
  }

  endSentence(): void {
    if (this.#kind === '') return
    const attributes = this.#row.end()
    this.#replies.push({ kind: this.#kind, tag: this.#tag, attributes, bare: this.#bare ?? nothing })
    this.#kind = ''
    this.#tag = ''
    this.#bare = undefined
  }

  #takeBare(word: string): void {
    if (!word.startsWith(tagStart)) {
      this.#bare ??= []
      this.#bare.push(word)
      return
    }
    this.#tag = word.slice(tagStart.length)
    // Ours are numbers; another is not looked for again.
    this.#tagWord = /^\.tag=\d+$/.test(word) ? word : ''
    this.#lastTag = this.#tag
  }
}
