/** One command: the words that ask, checked so that no text can become a word of its own. */
import { UnsafeValue } from './errors.ts'
import { hiddenSecret, isSecretName } from './values.ts'

/** What a command may carry besides its path. */
export type CommandArguments = {
  readonly attributes?: Readonly<Record<string, string>>
  /** A `Condition` of `query.ts`, or query words as the manual has them: `?name=ana`, `?#|`. */
  readonly query?: readonly string[]
  /** The only properties to return. */
  readonly proplist?: readonly string[]
}

/** Properties of one returned item, values as the router wrote them. */
export type Row = Readonly<Record<string, string | undefined>>

/** A complete reply: the items, and `=ret=` of the `!done` (an `add`'s new id, a count). */
export type Reply = { readonly rows: readonly Row[]; readonly ret?: string }

const pathPattern = /^(?:\/[a-z0-9-]+)+$/
/** A question about one property, with or without a value, or operations on the stack. */
const queryPattern = /^\?(?:[-<>]?\.?[A-Za-z0-9][A-Za-z0-9.-]*(?:=.*)?|=\.?[A-Za-z0-9][A-Za-z0-9.-]*=.*|#[0-9!&|.]+)$/s
const attributePattern = /^[!.]?[A-Za-z0-9][A-Za-z0-9.-]*$/
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
const controlCharacter = /[\u0000-\u001f\u007f]/
/** Properties that hold a script: lines are part of the language. */
const scripts = new Set(['on-event', 'on-login', 'on-logout', 'on-up', 'on-down', 'source'])

/**
 * Text that may travel as a value: any Unicode, but no control characters and no lone surrogates.
 *
 * RouterOS stores them all, but they break its exports and scripts, and a NUL ends a string in its console. Scripts may
 * have lines.
 */
export function assertSafeValue(property: string, value: string): void {
  const text = scripts.has(property) ? value.replaceAll('\n', '') : value
  if (controlCharacter.test(text)) throw new UnsafeValue(property, 'holds a control character')
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
  if (isSecretName(name) && value === hiddenSecret) throw new UnsafeValue(name, 'is what stands for a hidden secret')
  return `=${name}=${value}`
}

function queryWord(word: string): string {
  if (!queryPattern.test(word)) throw new UnsafeValue('query', 'has a word that is no question')
  assertSafeValue('query', word)
  return word
}
