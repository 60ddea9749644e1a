/** What a router answers: reply sentences sorted by kind of word, and those of one command gathered to its `!done`. */
import type { Reply, Row } from './command.ts'
import { ProtocolError, RouterTrap, type Trap } from './errors.ts'

/** A received sentence, sorted by kind of word. */
export type ReplySentence = {
  readonly kind: string
  readonly tag: string
  readonly attributes: Row
  /** Words that are neither attribute nor tag: the text of a `!fatal`. */
  readonly bare: readonly string[]
}

const equals = 0x3d
/** No menu has records of so many properties, nor properties of such long names. */
const mostExpected = 128
const longestExpected = 64

/**
 * Reads the reply sentences of one connection; tag and attributes come in any order.
 *
 * The rows of a print name the same properties in the same order, so each name is looked for where the sentence
 * before had it. That makes one string of a name for all rows instead of one for each, and of a value that does not
 * change from row to row.
 */
export class ReplyReader {
  /** By the position of a word: what it began with last time, `=name=`, and the name. */
  readonly #starts: string[] = []
  readonly #names: string[] = []
  readonly #words: string[] = []
  readonly #values: string[] = []

  read(words: readonly string[]): ReplySentence {
    const attributes: Record<string, string> = {}
    const bare: string[] = []
    let tag = ''
    for (let at = 1; at < words.length; at += 1) {
      // In range: the loop's condition.
      const word = words[at] as string
      if (word.charCodeAt(0) === equals) this.#readAttribute(attributes, word, at)
      else if (word.startsWith('.tag=')) tag = word.slice('.tag='.length)
      else bare.push(word)
    }
    return { kind: words[0] ?? '', tag, attributes, bare }
  }

  #readAttribute(attributes: Record<string, string>, word: string, at: number): void {
    const start = this.#starts[at]
    if (start !== undefined && word.startsWith(start)) {
      if (word !== this.#words[at]) this.#remember(at, word, word.slice(start.length))
      // Set together with the start.
      attributes[this.#names[at] as string] = this.#values[at] as string
      return
    }
    const end = word.indexOf('=', 1)
    const name = end < 0 ? word.slice(1) : word.slice(1, end)
    const value = end < 0 ? '' : word.slice(end + 1)
    // Assigned, this one name would be lost.
    if (name === '__proto__') Object.defineProperty(attributes, name, { value, enumerable: true, configurable: true })
    else attributes[name] = value
    if (end > 0 && name !== '__proto__') this.#expect(at, name, word, value)
  }

  /** Remembers a name, within bounds: a peer that sends nonsense must not make us keep it. */
  #expect(at: number, name: string, word: string, value: string): void {
    if (at >= mostExpected || name.length > longestExpected) return
    this.#starts[at] = `=${name}=`
    this.#names[at] = name
    this.#remember(at, word, value)
  }

  #remember(at: number, word: string, value: string): void {
    this.#words[at] = word
    this.#values[at] = value
  }
}

/**
 * Gathers the sentences of one command until its `!done`.
 *
 * A trap does not end the command, there may be several, and `!empty` may stand anywhere, even before a `!re`.
 */
export class ReplyCollector {
  readonly #command: string
  readonly #rows: Row[] = []
  readonly #traps: Trap[] = []

  constructor(command: string) {
    this.#command = command
  }

  /** Takes one sentence; returns the reply when it was the last, and throws `RouterTrap` if it was one of failure. */
  take({ kind, attributes }: ReplySentence): Reply | undefined {
    switch (kind) {
      case '!re':
        this.#rows.push(attributes)
        return undefined
      case '!trap':
        this.#traps.push(readTrap(attributes))
        return undefined
      case '!empty':
        return undefined
      case '!done':
        return this.#end(attributes)
      default:
        throw new ProtocolError('an unknown kind of reply')
    }
  }

  #end({ ret }: Row): Reply {
    const [first, ...more] = this.#traps
    if (first) throw new RouterTrap(this.#command, [first, ...more])
    return ret === undefined ? { rows: this.#rows } : { rows: this.#rows, ret }
  }
}

/** One `!trap`. A category that is no number is none. */
export function readTrap({ message = 'failure without a message', category }: Row): Trap {
  return category !== undefined && /^\d+$/.test(category) ? { message, category: Number(category) } : { message }
}
