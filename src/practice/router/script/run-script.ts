/** Runs a script of the practised subset: the language here, the menus' commands through the router itself. */
import { execute } from '../execute.ts'
import type { Caller, Request } from '../menu.ts'
import type { RouterState } from '../state.ts'
import { callFunction, isFunction } from './functions.ts'
import { isProperty, property, type Row, scriptValue } from './properties.ts'
import { readScript } from './read-script.ts'
import { type Expression, RouterDown, type ScriptArgument, ScriptError, type Statement } from './syntax.ts'
import { operate, toArgument, toText, truth, type Value } from './values.ts'

/** Variables by name, inner blocks looking outwards. */
class Scope {
  readonly #own = new Map<string, Value>()
  readonly #outer: Scope | undefined

  constructor(outer?: Scope) {
    this.#outer = outer
  }

  declare(name: string, value: Value): void {
    this.#own.set(name, value)
  }

  get(name: string): Value {
    return this.#own.has(name) ? this.#own.get(name) : this.#outer?.get(name)
  }

  set(name: string, value: Value): void {
    if (this.#own.has(name)) this.#own.set(name, value)
    else if (this.#outer) this.#outer.set(name, value)
    else throw new ScriptError(`no such variable ${name}`)
  }
}

/** Longer than any honest script: a loop without end must not stop the router. */
const mostSteps = 1_000_000

/** Reads and runs a script as `caller`, with these variables; throws a `ScriptError` or a `Trap`. */
export function runScript(
  state: RouterState,
  caller: Caller,
  source: string,
  variables: Readonly<Record<string, string>>,
): void {
  const statements = state.scripts.get(source) ?? readScript(source)
  state.scripts.set(source, statements)
  new Run(state, caller).start(statements, variables)
}

class Run {
  readonly #state: RouterState
  readonly #caller: Caller
  readonly #starts: number
  #steps = 0

  constructor(state: RouterState, caller: Caller) {
    this.#state = state
    this.#caller = caller
    this.#starts = state.starts
  }

  start(statements: readonly Statement[], variables: Readonly<Record<string, string>>): void {
    const scope = new Scope()
    for (const [name, value] of Object.entries(variables)) scope.declare(name, value)
    this.#block(statements, scope)
  }

  #block(statements: readonly Statement[], outer: Scope): void {
    const scope = new Scope(outer)
    for (const statement of statements) this.#command(statement, scope, '')
  }

  /** Runs one command; its value is what brackets around it stand for. */
  #command(statement: Statement, scope: Scope, around: string): Value {
    this.#steps += 1
    if (this.#steps > mostSteps) throw new ScriptError('the script does not end')
    if (statement.menu === undefined) return this.#language(statement, scope)
    const menu = statement.menu === '' ? around : statement.menu
    if (statement.name === 'find') return this.#find(menu, statement.where, scope)
    const given = statement.arguments.map(({ name, value }) => [name, this.#value(value, scope, menu)] as const)
    return this.#menuCommand(menu, statement.name, given)
  }

  #language({ name, arguments: given }: Statement, scope: Scope): Value {
    if (isFunction(name)) {
      return callFunction(
        name,
        given.map(({ value }) => this.#value(value, scope)),
      )
    }
    const first = given[0]
    const named = (wanted: string) => given.find((argument) => argument.name === wanted)?.value
    if (name === 'local' || name === 'global' || name === 'set') return this.#assign(name, given, scope)
    if (name === 'if') return this.#choose(first, named('do'), named('else'), scope)
    if (name === 'foreach') return this.#each(wordOf(first), named('in'), named('do'), scope)
    if (name === 'for') return this.#count(wordOf(first), given, scope)
    if (name === 'while') return this.#repeat(first, named('do'), scope)
    if (name === 'do') return this.#attempt(first?.value, named('on-error'), scope)
    if (name === 'error') throw new ScriptError(toText(this.#optional(first?.value, scope)))
    if (name === 'log') this.#state.log(`script,${wordOf(first)}`, toText(this.#optional(given[1]?.value, scope)))
    if (name === 'put') this.#state.log('script,put', toText(this.#optional(first?.value, scope)))
    return null
  }

  #assign(how: string, [target, source]: readonly ScriptArgument[], scope: Scope): Value {
    const name = wordOf(target)
    if (how === 'global') {
      if (source) this.#state.globals.set(name, this.#value(source.value, scope))
      scope.declare(name, this.#state.globals.get(name) as Value)
      return null
    }
    const value = source && this.#value(source.value, scope)
    if (how === 'local') scope.declare(name, value)
    else scope.set(name, value)
    if (how === 'set' && this.#state.globals.has(name)) this.#state.globals.set(name, value)
    return null
  }

  #choose(
    condition: ScriptArgument | undefined,
    yes: Expression | undefined,
    no: Expression | undefined,
    scope: Scope,
  ): Value {
    this.#body(truth(this.#optional(condition?.value, scope)) ? yes : no, scope)
    return null
  }

  #each(name: string, list: Expression | undefined, body: Expression | undefined, scope: Scope): Value {
    const values = this.#optional(list, scope)
    for (const value of Array.isArray(values) ? values : values === null || values === '' ? [] : [values]) {
      const inner = new Scope(scope)
      inner.declare(name, value)
      this.#body(body, inner)
    }
    return null
  }

  #count(name: string, given: readonly ScriptArgument[], scope: Scope): Value {
    const bound = (wanted: string, otherwise: number) => {
      const argument = given.find((one) => one.name === wanted)
      return argument ? Number(toText(this.#value(argument.value, scope))) : otherwise
    }
    const [from, to] = [bound('from', 0), bound('to', 0)]
    const step = bound('step', from <= to ? 1 : -1)
    for (let at = from; step > 0 ? at <= to : step < 0 && at >= to; at += step) {
      const inner = new Scope(scope)
      inner.declare(name, at)
      this.#body(given.find((one) => one.name === 'do')?.value, inner)
    }
    return null
  }

  #repeat(condition: ScriptArgument | undefined, body: Expression | undefined, scope: Scope): Value {
    while (truth(this.#optional(condition?.value, scope))) {
      this.#steps += 1
      if (this.#steps > mostSteps) throw new ScriptError('the script does not end')
      this.#body(body, scope)
    }
    return null
  }

  #attempt(body: Expression | undefined, otherwise: Expression | undefined, scope: Scope): Value {
    try {
      this.#body(body, scope)
    } catch (error) {
      if (!otherwise || error instanceof RouterDown) throw error
      this.#body(otherwise, scope)
    }
    return null
  }

  #body(body: Expression | undefined, scope: Scope): void {
    if (body?.type === 'block') this.#block(body.body, scope)
    else if (body) throw new ScriptError('expected a block in braces')
  }

  #optional(expression: Expression | undefined, scope: Scope): Value {
    return expression ? this.#value(expression, scope) : null
  }

  #value(expression: Expression, scope: Scope, menu = '', row?: Row): Value {
    const inner = (part: Expression) => this.#value(part, scope, menu, row)
    switch (expression.type) {
      case 'value':
        return expression.value
      case 'text':
        return expression.parts.map((part) => toText(inner(part))).join('')
      case 'variable':
        // Inside `where` a property hides a variable of its name: the classic trap of generated scripts.
        return row && isProperty(row, expression.name)
          ? this.#property(row, expression.name)
          : scope.get(expression.name)
      case 'word':
        return row && isProperty(row, expression.name) ? this.#property(row, expression.name) : expression.name
      case 'not':
        return !truth(inner(expression.of))
      case 'minus':
        return operate('-', 0, inner(expression.of))
      case 'operation':
        if (row && expression.left.type === 'word') this.#property(row, expression.left.name)
        return this.#operation(expression, inner)
      case 'command':
        return this.#command(expression.command, scope, menu)
      case 'block':
        throw new ScriptError('a block is no value here')
    }
  }

  #operation(
    { operator, left, right }: Extract<Expression, { type: 'operation' }>,
    inner: (part: Expression) => Value,
  ): Value {
    if (operator === '&&' || operator === 'and') return truth(inner(left)) && truth(inner(right))
    if (operator === '||' || operator === 'or') return truth(inner(left)) || truth(inner(right))
    return operate(operator, inner(left), inner(right))
  }

  #property(row: Row, name: string): Value {
    return property(row, name, this.#state, this.#caller)
  }

  #find(menu: string, where: Expression | undefined, scope: Scope): Value {
    this.#step(`${menu}/find`)
    const table = this.#state.table(menu)
    execute(this.#state, this.#caller, request(menu, 'find', new Map()))
    return table.items().flatMap((item) => {
      const passes = !where || truth(this.#value(where, scope, menu, { table, item }))
      return passes ? [item.get('.id') ?? ''] : []
    })
  }

  #menuCommand(menu: string, name: string, given: readonly (readonly [string, Value])[]): Value {
    this.#step(`${menu}/${name}`)
    if (menu === '/log') {
      this.#state.log(`script,${name}`, toText(given[0]?.[1] ?? null))
      return null
    }
    const { single, properties } = this.#state.table(menu).menu
    const unnamed = given.filter(([key]) => key === '').map(([, value]) => toArgument(value))
    const attributes = new Map(given.flatMap(([key, value]) => (key === '' ? [] : [[key, toArgument(value)]])))
    const names = name === 'get' && single ? ['value-name'] : ['.id', 'value-name']
    unnamed.forEach((value, index) => {
      attributes.set(names[index] ?? '', value)
    })
    const { ret = null } = execute(this.#state, this.#caller, request(menu, name, attributes))
    if (name !== 'get' || ret === null) return ret
    return scriptValue(properties.get(attributes.get('value-name') ?? ''), ret)
  }

  /** Between any two commands the world may change; a router that went down meanwhile runs no further one. */
  #step(command: string): void {
    this.#state.beforeCommand(command)
    if (!this.#state.powered || this.#state.starts !== this.#starts) throw new RouterDown()
  }
}

function wordOf(argument: ScriptArgument | undefined): string {
  const value = argument?.value
  if (value?.type !== 'value' || typeof value.value !== 'string') throw new ScriptError('expected a name')
  return value.value
}

function request(menu: string, command: string, attributes: ReadonlyMap<string, string>): Request {
  return { menu, command, attributes, tag: undefined, queries: [], proplist: undefined }
}
