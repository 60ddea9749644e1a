/** Conditions of a print, built from values: whatever a value holds, it stays a value. */
import { assertSafeValue } from './command.ts'
import { UnsafeValue } from './errors.ts'

/**
 * Query words that leave one truth on the router's stack, for `query` of a command.
 *
 * Values are compared as the API writes them (`true`, never `yes`). Source: the manual's "API" page, "Queries".
 */
export type Condition = readonly string[]

/** The property has this value. */
export const is = (name: string, value: string): Condition => [`?${compared(name, value)}`]

/** The property is set. */
export const has = (name: string): Condition => [`?${checked(name)}`]

/** The property is not set. */
export const lacks = (name: string): Condition => [`?-${checked(name)}`]

/** The value is less; numbers by number. */
export const isBelow = (name: string, value: string): Condition => [`?<${compared(name, value)}`]

/** The value is greater; numbers by number. */
export const isAbove = (name: string, value: string): Condition => [`?>${compared(name, value)}`]

export const not = (condition: Condition): Condition => [...condition, '?#!']

export const both = (one: Condition, other: Condition): Condition => [...one, ...other, '?#&']

export const either = (one: Condition, other: Condition): Condition => [...one, ...other, '?#|']

/** One of the values; there has to be one. */
export function isOneOf(name: string, [first, ...others]: readonly [string, ...string[]]): Condition {
  return others.reduce((known, value) => either(known, is(name, value)), is(name, first))
}

function compared(name: string, value: string): string {
  assertSafeValue(name, value)
  return `${checked(name)}=${value}`
}

/** A name that began with an operator or held `=` would be read as another question. */
function checked(name: string): string {
  if (!/^\.?[A-Za-z0-9][A-Za-z0-9.-]*$/.test(name)) throw new UnsafeValue('query', 'has an impossible name')
  return name
}
