/** Compares what was asked of a router with what it shows, which is the same in other words often enough. */
import type { Row } from '../../routeros/command.ts'
import { isSecretName, parseDurationSeconds } from '../../routeros/values.ts'
import type { Attributes } from '../console-text.ts'

/** Does the record show everything that was asked? A secret cannot be looked at, and counts as the same. */
export function shows(row: Row, attributes: Attributes): boolean {
  return Object.entries(attributes).every(([name, wanted]) => isSecretName(name) || sameValue(name, wanted, row[name]))
}

/** Are they the same: `yes` and `true`, lists in another order, `1h` and `60m`, one address and its /32, an absent property and its nothing? */
export function sameValue(name: string, wanted: string, shown: string | undefined): boolean {
  if (shown === undefined) return wanted === '' || wanted === 'no' || wanted === 'none'
  if (wanted === shown || wanted === shown.replace(/\/32$/, '')) return true
  if (name === 'policy') return sameSet(granted(wanted), granted(shown))
  if (wanted.includes(',') || shown.includes(',')) return sameSet(wanted.split(','), shown.split(','))
  if (/-(time|timeout|interval)$/.test(name)) return seconds(wanted) === seconds(shown)
  return booleanWord(wanted) !== undefined && booleanWord(wanted) === booleanWord(shown)
}

/** The policies a group grants; those it does not, it lists with `!`. */
function granted(policies: string): string[] {
  return policies.split(',').filter((policy) => policy !== '' && !policy.startsWith('!'))
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return [...one].sort().join() === [...other].sort().join()
}

function booleanWord(text: string): boolean | undefined {
  if (text === 'yes' || text === 'true') return true
  return text === 'no' || text === 'false' ? false : undefined
}

function seconds(text: string): number | string {
  try {
    return parseDurationSeconds(text) ?? text
  } catch {
    return text
  }
}
