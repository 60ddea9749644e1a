/** Does the router end by itself what has run out, also while this computer is off? */
import type { Row } from '../../../routeros/command.ts'
import { parseBoolean, parseCounter, parseDurationSeconds } from '../../../routeros/values.ts'
import type { Facts, Judge, SweepSeen } from '../facts.ts'
import { SWEEP_MARK, SWEEP_NAME, SWEEP_POLICIES } from '../sweep.ts'

/** A run that is late by more than this will not come. */
const GRACE_SECONDS = 30

export const sweep: Judge<'sweep'> = (facts) => {
  const row = facts.rows('sweep').find(({ name }) => name === SWEEP_NAME)
  if (!row) return { says: 'sweep_missing' }
  if (!(row.comment ?? '').startsWith(SWEEP_MARK)) return { says: 'sweep_foreign' }
  if (parseBoolean(row.disabled ?? 'no')) {
    return {
      says: 'sweep_off',
      commands: [{ path: '/system/scheduler/enable', attributes: { '.id': row['.id'] ?? '' } }],
    }
  }
  const missing = SWEEP_POLICIES.filter((policy) => !(row.policy ?? '').split(',').includes(policy))
  if (missing.length > 0) return { says: 'sweep_powerless', values: { missing: missing.join(', ') } }
  const { runs } = sweepSeen(facts)
  if (hasStopped(facts, row, runs)) return { says: 'sweep_stopped' }
  return runs === 0 ? { says: 'sweep_new' } : { says: 'sweep_runs', values: { count: runs } }
}

/** How often it has run, and how long the router was up when that was first seen. */
export function sweepSeen(facts: Facts): SweepSeen {
  const runs = parseCounter(facts.rows('sweep')[0]?.['run-count'] ?? '0')
  const uptimeSeconds = parseDurationSeconds(facts.row('resource').uptime ?? '') ?? 0
  const before = facts.sweepSeen
  // After a restart the uptime begins anew, and so does the waiting.
  const isSame = before !== undefined && before.runs === runs && before.uptimeSeconds <= uptimeSeconds
  return isSame ? before : { runs, uptimeSeconds }
}

function hasStopped(facts: Facts, row: Row, runs: number): boolean {
  const before = facts.sweepSeen
  const interval = parseDurationSeconds(row.interval ?? '') ?? 0
  if (interval === 0) return true
  if (before?.runs !== runs) return false
  const now = parseDurationSeconds(facts.row('resource').uptime ?? '') ?? 0
  return now - before.uptimeSeconds > 2 * interval + GRACE_SECONDS
}
