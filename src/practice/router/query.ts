/** The query words of a print (`?name=x`, `?#|`): a stack of truths. Source: the manual's "API" page, "Queries". */
import type { Item } from './table.ts'
import { Trap } from './trap.ts'

/** Whether a record, as the API shows it, passes all query words. */
export function passes(item: Item, queries: readonly string[]): boolean {
  const stack: boolean[] = []
  for (const word of queries) {
    if (word.startsWith('?#')) operate(stack, word.slice(2))
    else stack.push(test(item, word.slice(1)))
  }
  return stack.every((truth) => truth)
}

function test(item: Item, query: string): boolean {
  if (query.startsWith('-')) return !item.has(query.slice(1))
  if (query.startsWith('<') || query.startsWith('>')) return compares(item, query)
  const body = query.startsWith('=') ? query.slice(1) : query
  const equals = body.indexOf('=')
  if (equals < 0) return item.has(body)
  return item.get(body.slice(0, equals)) === body.slice(equals + 1)
}

function compares(item: Item, query: string): boolean {
  const equals = query.indexOf('=')
  const value = item.get(query.slice(1, equals < 0 ? undefined : equals))
  if (value === undefined || equals < 0) return false
  const order = compare(value, query.slice(equals + 1))
  return query.startsWith('<') ? order < 0 : order > 0
}

function compare(left: string, right: string): number {
  const numeric = /^\d+$/.test(left) && /^\d+$/.test(right)
  if (!numeric) return left < right ? -1 : left > right ? 1 : 0
  const [a, b] = [BigInt(left), BigInt(right)]
  return a < b ? -1 : a > b ? 1 : 0
}

/** Below its values the stack is true without end. */
const pop = (stack: boolean[]): boolean => stack.pop() ?? true

/** Runs `!`, `&`, `|`, `.` and indexes; an index that ends the word replaces the stack with the value it names. */
function operate(stack: boolean[], operations: string): void {
  for (const [operation] of operations.matchAll(/\d+|./gs)) {
    if (/^\d+$/.test(operation)) stack.push(stack.at(-1 - Number(operation)) ?? true)
    else if (operation === '!') stack.push(!pop(stack))
    else if (operation === '&' || operation === '|') combine(stack, operation)
    else if (operation !== '.') throw new Trap(`invalid query operation ${operation}`, 5)
  }
  if (/\d$/.test(operations)) stack.splice(0, stack.length, pop(stack))
}

function combine(stack: boolean[], operation: '&' | '|'): void {
  const [right, left] = [pop(stack), pop(stack)]
  stack.push(operation === '&' ? left && right : left || right)
}
