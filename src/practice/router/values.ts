/** How a request's text becomes the value the router keeps, for every kind of property. */
import { isIP } from 'node:net'
import { readDate, readTime, writeDate } from './dates.ts'
import { readDuration, writeDuration } from './durations.ts'
import type { Kind } from './menu.ts'
import { granted, policiesOf, writePolicies } from './policies.ts'
import type { RouterState } from './state.ts'
import { ambiguous, invalidValue, noMatch, outOfRange } from './trap.ts'

const booleans: Readonly<Record<string, string>> = { yes: 'true', true: 'true', no: 'false', false: 'false' }
/** Counters have 64 bits. */
const mostBytes = 0xffff_ffff_ffff_ffffn
const byteUnits: Readonly<Record<string, bigint>> = { '': 1n, k: 1024n, M: 1024n ** 2n, G: 1024n ** 3n, T: 1024n ** 4n }

/** Reads one value or throws the trap a router answers; `current` is what the record holds now. */
export function readValue(kind: Kind, name: string, text: string, state: RouterState, current = ''): string {
  switch (kind.type) {
    case 'text':
      return text
    case 'date':
      return date(name, text, state)
    case 'time':
      return kind.words?.includes(text) ? text : (readTime(text) ?? fail(name))
    case 'boolean':
      return (Object.hasOwn(booleans, text) ? booleans[text] : undefined) ?? fail(name)
    case 'duration':
      return kind.words?.includes(text) ? text : duration(name, text)
    case 'integer':
      return kind.words?.includes(text) ? text : integer(name, text, kind.min, kind.max)
    case 'bytes':
      return bytes(name, text)
    case 'address':
      return isIP(text) === 0 ? fail(name) : text
    case 'mac':
      return mac(name, text)
    case 'choice':
      return choice(kind.of, name, text)
    case 'choices':
      return choices(kind.of, name, text)
    case 'reference':
      return kind.words?.includes(text) ? text : reference(kind.menu, name, text, state)
    case 'policies':
      return policies(name, text, state, current)
  }
}

function fail(name: string): never {
  throw invalidValue(name)
}

function date(name: string, text: string, state: RouterState): string {
  const iso = readDate(text)
  return iso === undefined ? fail(name) : writeDate(state.version, iso)
}

function duration(name: string, text: string): string {
  const milliseconds = readDuration(text)
  return milliseconds === undefined ? fail(name) : writeDuration(milliseconds)
}

function integer(name: string, text: string, min: number, max: number): string {
  if (!/^-?\d+$/.test(text)) fail(name)
  const number = Number(text)
  if (number < min || number > max) throw outOfRange(name, min, max)
  return String(number)
}

/** Counters are 64 bit; `500M` and the like are powers of 1024. */
function bytes(name: string, text: string): string {
  const parts = /^(\d+)([kMGT]?)$/.exec(text)
  if (!parts) return fail(name)
  const value = BigInt(parts[1] ?? '') * (byteUnits[parts[2] ?? ''] ?? 1n)
  if (value > mostBytes) throw outOfRange(name, 0, mostBytes)
  return value.toString()
}

function mac(name: string, text: string): string {
  const digits = text.replace(/[:-]/g, '')
  if (!/^[0-9a-fA-F]{12}$/.test(digits)) return fail(name)
  return (digits.toUpperCase().match(/../g) ?? []).join(':')
}

function choice(of: readonly string[], name: string, text: string): string {
  if (!of.includes(text)) throw noMatch(name)
  return text
}

function choices(of: readonly string[], name: string, text: string): string {
  const chosen = text.split(',').filter((word) => word !== '')
  for (const word of chosen) choice(of, name, word)
  return of.filter((word) => chosen.includes(word)).join(',')
}

/** An id, a whole name, or the beginning of one name only. */
function reference(menu: string, name: string, text: string, state: RouterState): string {
  const table = state.table(menu)
  const exact = table.get(text.toUpperCase()) ?? table.named(text)[0]
  const matches = exact ? [exact] : table.items().filter((item) => text !== '' && item.get('name')?.startsWith(text))
  if (matches.length > 1) throw ambiguous(name)
  return matches[0]?.get('.id') ?? raise(noMatch(name))
}

function raise(error: Error): never {
  throw error
}

/** `add` revokes what is not listed, `set` changes only what is listed. */
function policies(name: string, text: string, state: RouterState, current: string): string {
  const known = policiesOf(state.version)
  const grants = granted(current)
  for (const word of text.split(',').filter((part) => part !== '')) {
    const policy = word.replace(/^!/, '')
    if (!known.includes(policy)) throw noMatch(name)
    if (word.startsWith('!')) grants.delete(policy)
    else grants.add(policy)
  }
  return writePolicies(state.version, grants)
}
