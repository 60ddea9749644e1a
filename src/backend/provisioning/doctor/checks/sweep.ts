/** Does the router end by itself what has run out, also while this computer is off? */
import { parseBoolean, parseCounter, parseDurationSeconds } from '../../../routeros/values.ts'
import { entryCorrection, entryDifferences, isOurEntry, sweepEntry, sweepName } from '../../expiry/sweep-entry.ts'
import type { Command } from '../commands.ts'
import type { Facts, Judge, SweepSeen } from '../facts.ts'

const menu = '/system/scheduler'
/** Without these its script cannot find, end and disconnect users. */
const NEEDED_POLICIES = ['read', 'write', 'test']
/** A run that is late by more than this will not come. */
const GRACE_SECONDS = 30

export const sweep: Judge<'sweep'> = (facts) => {
  const row = facts.rows('sweep').find(({ name }) => name === sweepName)
  if (!row)
    return { says: 'sweep_missing', ...mending(facts, { path: `${menu}/add`, attributes: sweepEntry(facts.version) }) }
  if (!isOurEntry(row)) return { says: 'sweep_foreign' }
  const correction = mending(facts, { path: `${menu}/set`, attributes: entryCorrection(row, facts.version) })
  if (parseBoolean(row.disabled ?? 'no')) return { says: 'sweep_off', ...correction }
  const missing = NEEDED_POLICIES.filter((policy) => !(row.policy ?? '').split(',').includes(policy))
  if (missing.length > 0) return { says: 'sweep_powerless', values: { missing: missing.join(', ') }, ...correction }
  if (Object.keys(entryDifferences(row, facts.version)).length > 0) return { says: 'sweep_changed', ...correction }
  const { runs } = sweepSeen(facts)
  if (hasStopped(facts, runs)) return { says: 'sweep_stopped', ...correction }
  return runs === 0 ? { says: 'sweep_new' } : { says: 'sweep_runs', values: { count: runs } }
}

/** A device that forbids tasks would only refuse it. */
function mending(facts: Facts, command: Command): { readonly commands?: readonly Command[] } {
  return forbidsTasks(facts) ? {} : { commands: [command] }
}

function forbidsTasks(facts: Facts): boolean {
  try {
    return facts.capabilities.hasDeviceMode && !parseBoolean(facts.row('deviceMode').scheduler ?? 'yes')
  } catch {
    return false
  }
}

/** How often it has run, and how long the router was up when that was first seen. */
export function sweepSeen(facts: Facts): SweepSeen {
  const runs = parseCounter(facts.rows('sweep')[0]?.['run-count'] ?? '0')
  const uptimeSeconds = uptimeOf(facts)
  const before = facts.sweepSeen
  // After a restart the uptime begins anew, and so does the waiting.
  const isSame = before !== undefined && before.runs === runs && before.uptimeSeconds <= uptimeSeconds
  return isSame ? before : { runs, uptimeSeconds }
}

function hasStopped(facts: Facts, runs: number): boolean {
  const before = facts.sweepSeen
  const interval = parseDurationSeconds(facts.rows('sweep')[0]?.interval ?? '') ?? 0
  return before?.runs === runs && uptimeOf(facts) - before.uptimeSeconds > 2 * interval + GRACE_SECONDS
}

const uptimeOf = (facts: Facts): number => parseDurationSeconds(facts.row('resource').uptime ?? '') ?? 0
