/** The values of a script and what the operators of the language make of them. */
import { readDuration, writeDuration } from '../durations.ts'
import { ScriptError } from './syntax.ts'

/**
 * A value: text, number, truth, time in milliseconds, list, `null` for the language's `nil`, which a search or a
 * conversion that failed returns, and `undefined` for `nothing`, which a name without a value is.
 */
export type Value = string | number | boolean | null | undefined | { readonly time: number } | readonly Value[]

/** Whether a value is a time. */
export function isTime(value: Value): value is { readonly time: number } {
  return typeof value === 'object' && value !== null && 'time' in value
}

/** A value as text, as `:put` and `.` write it; times in the script's clock notation. */
export function toText(value: Value): string {
  if (value === null || value === undefined) return ''
  if (isTime(value)) return clockNotation(value.time)
  return typeof value === 'object' ? value.map(toText).join(';') : String(value)
}

/** A value as an argument of a menu's command. */
export function toArgument(value: Value): string {
  if (isTime(value)) return writeDuration(value.time)
  return Array.isArray(value) ? value.map(toArgument).join(',') : toText(value)
}

/** `1w2d03:04:05`, `00:00:01`. */
function clockNotation(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000)
  const weeks = Math.floor(seconds / 604_800)
  const days = Math.floor((seconds % 604_800) / 86_400)
  const rest = [seconds / 3600, seconds / 60, seconds].map((part, index) => Math.floor(part) % (index === 0 ? 24 : 60))
  const clock = rest.map((part) => String(part).padStart(2, '0')).join(':')
  return `${weeks > 0 ? `${weeks}w` : ''}${days > 0 ? `${days}d` : ''}${clock}`
}

/** The `:tonum` of a value; nil when it is no number, and an error where versions differ. */
export function toNumber(value: Value): number | null {
  if (typeof value === 'number') return value
  if (isTime(value)) throw new ScriptError('what :tonum makes of a time differs: nil before 7.12, seconds from then on')
  if (typeof value !== 'string' || !/^-?\d+$/.test(value)) return null
  if (/^-?0\d/.test(value)) throw new ScriptError(`"${value}" begins with a zero: what :tonum makes of it differs`)
  return Number(value)
}

/** The `:totime` of a value. */
export function toTime(value: Value): Value {
  if (isTime(value)) return value
  const time = typeof value === 'number' ? value * 1000 : readDuration(toText(value))
  return time === undefined ? null : { time }
}

/** The `:typeof` of a value. */
export function typeOf(value: Value): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'nil'
  if (isTime(value)) return 'time'
  if (Array.isArray(value)) return 'array'
  return { string: 'str', number: 'num', boolean: 'bool' }[typeof value as 'string' | 'number' | 'boolean']
}

/** What an operator other than `&&` and `||` makes of two values. */
export function operate(operator: string, left: Value, right: Value): Value {
  switch (operator) {
    case '.':
      return toText(left) + toText(right)
    case '=':
      return same(left, right)
    case '!=':
      return !same(left, right)
    case '~':
      return expression(toText(right)).test(toText(left))
    case '<':
      return order(left, right) < 0
    case '>':
      return order(left, right) > 0
    case '<=':
      return order(left, right) <= 0
    case '>=':
      return order(left, right) >= 0
    default:
      return calculate(operator, left, right)
  }
}

const expressions = new Map<string, RegExp>()

/** A pattern as a router reads it, POSIX extended; what POSIX leaves open or does not have is refused. */
function expression(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known) return known
  if (/\(\?|\\[A-Za-z]|[*+?}][?+]/.test(pattern)) throw new ScriptError(`"${pattern}" is no POSIX expression`)
  if (pattern !== '' && /(^|[(|])([|)]|$)/.test(pattern)) throw new ScriptError(`"${pattern}" has an empty alternative`)
  const read = new RegExp(pattern)
  // A script that makes a new pattern every minute of a year must not keep them all.
  if (expressions.size > 100) expressions.clear()
  expressions.set(pattern, read)
  return read
}

function same(left: Value, right: Value): boolean {
  if (isTime(left) || isTime(right)) return toText(toTime(left)) === toText(toTime(right))
  return toText(left) === toText(right)
}

function order(left: Value, right: Value): number {
  const [a, b] = [measure(left), measure(right)]
  if (a !== undefined && b !== undefined) return a - b
  const [first, second] = [toText(left), toText(right)]
  return first < second ? -1 : first > second ? 1 : 0
}

/** What can be compared by size: numbers, times, and digits without a leading zero. */
function measure(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (isTime(value)) return value.time
  return typeof value === 'string' && /^(0|[1-9]\d*)$/.test(value) ? Number(value) : undefined
}

function calculate(operator: string, left: Value, right: Value): Value {
  const timed = isTime(left) || isTime(right)
  const [a, b] = [amount(left), amount(right)]
  const result = arithmetic(operator, a, b)
  return timed ? { time: result } : result
}

function amount(value: Value): number {
  const number = isTime(value) ? value.time : toNumber(value)
  if (number === null) throw new ScriptError(`cannot calculate with ${typeOf(value)} "${toText(value)}"`)
  return number
}

function arithmetic(operator: string, left: number, right: number): number {
  if (operator === '+') return left + right
  if (operator === '-') return left - right
  if (operator === '*') return left * right
  if (right === 0) throw new ScriptError('division by zero')
  return operator === '/' ? Math.trunc(left / right) : left % right
}

/** Whether a condition holds; what is neither true nor false is an error, as on the router. */
export function truth(value: Value): boolean {
  if (typeof value === 'boolean') return value
  if (value === 'true' || value === 'false') return value === 'true'
  throw new ScriptError('conditional not boolean')
}
