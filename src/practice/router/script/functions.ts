/** The functions of the script language that are practised: length, parts, search and conversions. */
import { ScriptError } from './syntax.ts'
import { toNumber, toText, toTime, typeOf, type Value } from './values.ts'

const functions: Readonly<Record<string, (given: readonly Value[]) => Value>> = {
  len: ([value = null]) => (Array.isArray(value) ? value.length : toText(value).length),
  pick: ([value = null, from = 0, to]) => pick(value, index(from), to === undefined ? index(from) + 1 : index(to)),
  find: ([value = null, wanted = null, from = -1]) => {
    const at = toText(value).indexOf(toText(wanted), index(from) + 1)
    return at < 0 ? null : at
  },
  tonum: ([value = null]) => toNumber(value),
  tostr: ([value = null]) => toText(value),
  totime: ([value = null]) => toTime(value),
  tobool: ([value = null]) =>
    /^(yes|true)$/.test(toText(value)) ? true : /^(no|false)$/.test(toText(value)) ? false : null,
  typeof: ([value]) => typeOf(value),
}

/** Whether a command of the language is a function. */
export function isFunction(name: string): boolean {
  return Object.hasOwn(functions, name)
}

/** The value of a function. */
export function callFunction(name: string, given: readonly Value[]): Value {
  const found = functions[name]
  if (!found) throw new ScriptError(`no such function ${name}`)
  return found(given)
}

function pick(value: Value, from: number, to: number): Value {
  if (from < 0 || to < 0) throw new ScriptError(':pick does not count from the end')
  return Array.isArray(value) ? value.slice(from, to) : toText(value).slice(from, to)
}

function index(value: Value): number {
  const number = toNumber(value)
  if (number === null) throw new ScriptError(`"${toText(value)}" is no index`)
  return number
}
