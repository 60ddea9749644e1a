/** One command: the words that ask, checked so that no text can become a word of its own, and the reply they get. */
import { ProtocolError, RouterTrap, type Trap, UnsafeValue } from './errors.ts'

/** What a command may carry besides its path. */
export type CommandArguments = {
  readonly attributes?: Readonly<Record<string, string>>
  /** Query words as the manual has them, each with its question mark: `?name=ana`, `?#|`. */
  readonly query?: readonly string[]
  /** The only properties to return. */
  readonly proplist?: readonly string[]
}

/** Properties of one returned item, values as the router wrote them. */
export type Row = Readonly<Record<string, string | undefined>>

/** A complete reply: the items, and `=ret=` of the `!done` (an `add`'s new id, a count). */
export type Reply = { readonly rows: readonly Row[]; readonly ret?: string }

const pathPattern = /^(?:\/[a-z0-9-]+)+$/
const attributePattern = /^[!.]?[A-Za-z0-9][A-Za-z0-9.-]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controlCharacter = /[\u0000-\u001f\u007f]/

/**
 * Text that may travel as a value: any Unicode, but no control characters and no lone surrogates.
 *
 * RouterOS stores them all, but they break its exports and scripts, and a NUL ends a string in its console.
 */
export function assertSafeValue(property: string, value: string): void {
  if (controlCharacter.test(value)) throw new UnsafeValue(property, 'holds a control character')
  if (!value.isWellFormed()) throw new UnsafeValue(property, 'holds half a Unicode character')
}

/** The words of a command, without its tag. Throws `UnsafeValue` before anything is sent. */
export function commandWords(
  path: string,
  { attributes = {}, query = [], proplist }: CommandArguments,
): [string, ...string[]] {
  if (!pathPattern.test(path)) throw new UnsafeValue('path', 'is not a menu and a command')
  const words = Object.entries(attributes).map(([name, value]) => attributeWord(name, value))
  if (proplist) words.push(attributeWord('.proplist', proplist.join(',')))
  return [path, ...words, ...query.map(queryWord)]
}

function attributeWord(name: string, value: string): string {
  if (!attributePattern.test(name)) throw new UnsafeValue('attribute', 'has an impossible name')
  assertSafeValue(name, value)
  return `=${name}=${value}`
}

function queryWord(word: string): string {
  if (!word.startsWith('?')) throw new UnsafeValue('query', 'has a word without a question mark')
  assertSafeValue('query', word)
  return word
}

/** A received sentence, sorted by kind of word. */
export type ReplySentence = {
  readonly kind: string
  readonly tag: string
  readonly attributes: Row
  /** Words that are neither attribute nor tag: the text of a `!fatal`. */
  readonly bare: readonly string[]
}

/** Reads a reply sentence; tag and attributes come in any order. */
export function readReply([kind = '', ...words]: readonly string[]): ReplySentence {
  const attributes: [string, string][] = []
  const bare: string[] = []
  let tag = ''
  for (const word of words) {
    if (word.startsWith('=')) attributes.push(readAttribute(word))
    else if (word.startsWith('.tag=')) tag = word.slice('.tag='.length)
    else bare.push(word)
  }
  return { kind, tag, attributes: Object.fromEntries(attributes), bare }
}

function readAttribute(word: string): [string, string] {
  const equals = word.indexOf('=', 1)
  return equals < 0 ? [word.slice(1), ''] : [word.slice(1, equals), word.slice(equals + 1)]
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

function readTrap({ message = 'failure without a message', category }: Row): Trap {
  return category === undefined ? { message } : { message, category: Number(category) }
}
