/** Reads the text of a script into statements; all of it before any of it runs, as RouterOS does. */
import { readDuration } from '../durations.ts'
import { type Expression, languageCommands, type ScriptArgument, type Statement, syntaxError } from './syntax.ts'

/** Operators from the loosest to the tightest. */
const levels: readonly (readonly string[])[] = [
  ['||', 'or'],
  ['&&', 'and'],
  ['!=', '<=', '>=', '=', '<', '>', '~'],
  ['.'],
  ['+', '-'],
  ['*', '/', '%'],
]

/** Operators that must not meet without parentheses: nobody has written down which of them binds tighter. */
const undecided: Readonly<Record<string, readonly string[]>> = {
  '.': ['+', '-', '*', '/', '%'],
  '||': ['&&', 'and'],
  or: ['&&', 'and'],
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', _: ' ' }

/** Reads a whole script; throws a `ScriptError` at the first thing it does not know. */
export function readScript(source: string): Statement[] {
  return new Reader(source).script()
}

class Reader {
  readonly #source: string
  readonly #grouped = new WeakSet<Expression>()
  #at = 0

  constructor(source: string) {
    this.#source = source
  }

  script(): Statement[] {
    const statements = this.#statements('')
    if (this.#at < this.#source.length) this.#fail('expected end of script')
    return statements
  }

  #statements(end: string): Statement[] {
    const statements: Statement[] = []
    for (;;) {
      this.#skip(/(?:[\s;]|#[^\n]*|\\\r?\n)+/y)
      if (this.#at >= this.#source.length || (end !== '' && this.#peek(end))) return statements
      statements.push(this.#statement(end))
    }
  }

  #statement(end: string): Statement {
    const at = this.#at
    const path = this.#take(/:|\/(?=\w)/y)
    const words = [this.#word('command name')]
    if (path === ':' || path === undefined) return this.#language(at, words[0] ?? '', path, end)
    // `/ip/hotspot/user/set` and `/ip hotspot user set` are the same.
    while (this.#take(/\//y) || (this.#isPathPart() && this.#spaces())) words.push(this.#word('command name'))
    const name = words.pop() ?? ''
    return this.#finish(at, `/${words.join('/')}`, name)
  }

  #language(at: number, name: string, path: string | undefined, end: string): Statement {
    // A bare command inside brackets belongs to the menu of the command around it.
    if (path === undefined && end === ']' && name === 'find') return this.#finish(at, '', name)
    if (!languageCommands.has(name)) this.#fail('bad command name', at)
    return this.#finish(at, undefined, name)
  }

  /** Whether a further word of a menu's path comes: a bare word that is followed by another, or by the end. */
  #isPathPart(): boolean {
    const rest = this.#source.slice(this.#at)
    return /^[ \t]+[a-z][\w-]*(?=[ \t;\n\]}]|$)/.test(rest) && !/^[ \t]+(where|yes|no|true|false)\b/.test(rest)
      ? !this.#endsPath
      : false
  }

  /** A verb ends the path: what follows it are arguments. */
  get #endsPath(): boolean {
    const verb = /(?:^|[\s/])(add|set|remove|find|get|print|enable|disable|comment|info|warning|error|debug|run|login)$/
    return verb.test(this.#source.slice(Math.max(0, this.#at - 20), this.#at))
  }

  #finish(at: number, menu: string | undefined, name: string): Statement {
    if (menu !== undefined && (name === 'find' || name === 'print')) {
      return { menu, name, arguments: [], where: this.#where(), at }
    }
    const found: ScriptArgument[] = []
    while (this.#more()) found.push(this.#argument())
    return { menu, name, arguments: found, where: undefined, at }
  }

  /** Conditions beside one another must all hold. */
  #where(): Expression | undefined {
    this.#spaces()
    this.#take(/where\b/y)
    let all: Expression | undefined
    while (this.#more()) {
      const next = this.#operations(0)
      all = all ? { type: 'operation', operator: '&&', left: all, right: next } : next
    }
    return all
  }

  #argument(): ScriptArgument {
    const name = this.#take(/!?[A-Za-z.][\w.-]*=/y)?.slice(0, -1) ?? ''
    return { name, value: this.#ended() ? { type: 'value', value: '' } : this.#value(/[^\s;[\](){}"$]+/y) }
  }

  #value(bare: RegExp): Expression {
    if (this.#take(/\{/y)) return this.#block()
    if (this.#take(/\(/y)) return this.#group()
    if (this.#take(/\[/y)) return this.#closed(']', () => this.#command())
    if (this.#take(/"/y)) return this.#text()
    if (this.#take(/\$/y)) return this.#variable()
    const word = this.#take(bare)
    return word === undefined ? this.#fail('expected a value') : literal(word)
  }

  #group(): Expression {
    const inner = this.#closed(')', () => this.#operations(0))
    this.#grouped.add(inner)
    return inner
  }

  #command(): Expression {
    this.#skip(/\s+/y)
    return { type: 'command', command: this.#statement(']') }
  }

  #block(): Expression {
    const body = this.#statements('}')
    if (!this.#take(/\}/y)) this.#fail('expected closing brace')
    return { type: 'block', body }
  }

  #closed(end: string, read: () => Expression): Expression {
    const inner = read()
    this.#skip(/\s+/y)
    if (!this.#peek(end)) this.#fail(`expected ${end}`)
    this.#at += 1
    return inner
  }

  #variable(): Expression {
    const quoted = this.#take(/"[^"\n]+"/y)
    return {
      type: 'variable',
      name: quoted ? quoted.slice(1, -1) : (this.#take(/\w+/y) ?? this.#fail('expected name')),
    }
  }

  #text(): Expression {
    const parts: Expression[] = []
    for (;;) {
      const plain = this.#take(/[^"\\$]+/y)
      if (plain !== undefined) parts.push({ type: 'value', value: plain })
      else if (this.#take(/"/y)) return { type: 'text', parts }
      else if (this.#take(/\\/y)) parts.push({ type: 'value', value: this.#escape() })
      else if (this.#take(/\$\(/y)) parts.push(this.#closed(')', () => this.#operations(0)))
      else if (this.#take(/\$\[/y)) parts.push(this.#closed(']', () => this.#command()))
      else if (this.#take(/\$/y)) parts.push(this.#variable())
      else this.#fail('expected closing quote')
    }
  }

  #escape(): string {
    const code = this.#take(/[0-9A-F]{2}|\r?\n\s*|./y) ?? this.#fail('expected escape')
    if (/^\s/.test(code) && code.includes('\n')) return ''
    return code.length === 2 ? String.fromCharCode(Number.parseInt(code, 16)) : (escapes[code] ?? code)
  }

  #operations(level: number): Expression {
    const operators = levels[level]
    if (!operators) return this.#unary()
    let left = this.#operations(level + 1)
    for (let operator = this.#operator(operators); operator; operator = this.#operator(operators)) {
      const right = this.#operations(level + 1)
      if ([left, right].some((side) => this.#isUndecided(operator, side))) this.#fail('expected parentheses')
      left = { type: 'operation', operator, left, right }
    }
    return left
  }

  #isUndecided(operator: string, side: Expression): boolean {
    if (side.type !== 'operation' || this.#grouped.has(side)) return false
    return undecided[operator]?.includes(side.operator) ?? false
  }

  #operator(operators: readonly string[]): string | undefined {
    this.#skip(/[ \t]+/y)
    const found = operators.find((operator) => this.#peek(operator))
    const word = found !== undefined && /\w/.test(found)
    if (found === undefined || (word && /\w/.test(this.#source[this.#at + found.length] ?? ''))) return undefined
    this.#at += found.length
    return found
  }

  #unary(): Expression {
    this.#skip(/[ \t]+/y)
    if (this.#take(/!|not\b/y)) return { type: 'not', of: this.#unary() }
    if (this.#take(/-(?=[$([\d])/y)) return { type: 'minus', of: this.#unary() }
    const word = this.#take(/[A-Za-z.][\w-]*/y)
    if (word === undefined) return this.#value(/\d[\w:/]*/y)
    return /^(yes|no|true|false)$/.test(word) ? literal(word) : { type: 'word', name: word }
  }

  #more(): boolean {
    this.#spaces()
    return !this.#ended()
  }

  #ended(): boolean {
    return this.#at >= this.#source.length || /[;\n\r\])}]/.test(this.#source[this.#at] ?? '')
  }

  #word(what: string): string {
    return this.#take(/[A-Za-z][\w-]*/y) ?? this.#fail(`expected ${what}`)
  }

  #spaces(): boolean {
    return this.#skip(/(?:[ \t]|\\\r?\n)+/y)
  }

  #peek(text: string): boolean {
    return this.#source.startsWith(text, this.#at)
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#source)?.[0]
    this.#at += found?.length ?? 0
    return found
  }

  #skip(pattern: RegExp): boolean {
    return this.#take(pattern) !== undefined
  }

  #fail(what: string, at = this.#at): never {
    throw syntaxError(this.#source, at, what)
  }
}

/** What a bare word means: a number, a time, a truth or itself. */
export function literal(word: string): Expression {
  if (/^\d+$/.test(word)) return { type: 'value', value: /^0\d/.test(word) ? word : Number(word) }
  if (/^(yes|true)$/.test(word)) return { type: 'value', value: true }
  if (/^(no|false)$/.test(word)) return { type: 'value', value: false }
  const time = /^\d/.test(word) ? readDuration(word) : undefined
  return { type: 'value', value: time === undefined ? word : { time } }
}
