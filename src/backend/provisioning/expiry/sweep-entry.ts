/** The scheduler entry that runs the sweep: what it has to be, and how one on a router differs from it. */
import type { Row } from '../../routeros/command.ts'
import {
  formatDate,
  formatDuration,
  parseBoolean,
  parseDate,
  parseDurationSeconds,
  type WallClock,
} from '../../routeros/values.ts'
import { capabilitiesOf, type RouterVersion } from '../../routeros/versions.ts'
import { isSameScript, sweepScript } from './scripts.ts'

/** The name it has on every router. */
export const sweepName = 'teller-sweep'
/** By its comment an entry is ours, whoever changed the rest of it. */
export const sweepComment = 'teller1'

const intervalSeconds = 60
/** No wider than what the API user has, and no wider than needed: a script may not do more than who made it. */
const policies = ['read', 'test', 'write']

/**
 * Long past on any clock that is right, so that it runs at every full minute; and always told, because 7.24 to 7.24.4
 * never run an entry that has the default start. While the clock stands in 1970 the entry rests.
 */
const start: WallClock = { year: 2026, month: 1, day: 1, hour: 0, minute: 0, second: 0 }

/** The attributes of the entry, in the date form of the version. */
export function sweepEntry(version: RouterVersion): Record<string, string> {
  const [date = '', time = ''] = formatDate(start, capabilitiesOf(version).dateStyle).split(' ')
  return {
    name: sweepName,
    comment: sweepComment,
    'start-date': date,
    'start-time': time,
    interval: formatDuration(intervalSeconds),
    policy: policies.join(','),
    'on-event': sweepScript,
    disabled: 'no',
  }
}

/** Is it an entry of ours? */
export function isOurEntry(row: Row): boolean {
  return row.comment?.split(' ')[0] === sweepComment
}

/** The attributes of `sweepEntry` that the router has otherwise. */
export function entryDifferences(row: Row, version: RouterVersion): Record<string, string> {
  const same: Readonly<Record<string, boolean>> = {
    name: row.name === sweepName,
    comment: isOurEntry(row),
    'start-date': startsAt(row['start-date'] ?? ''),
    'start-time': row['start-time'] === '00:00:00',
    interval: parseDurationSeconds(row.interval ?? '') === intervalSeconds,
    policy: (row.policy ?? '').split(',').sort().join() === policies.join(),
    'on-event': isSameScript(row['on-event'] ?? '', sweepScript),
    disabled: !parseBoolean(row.disabled ?? 'false'),
  }
  return Object.fromEntries(Object.entries(sweepEntry(version)).filter(([name]) => !same[name]))
}

/**
 * What has to be set to make it right.
 *
 * The start always goes along: some versions never run an entry that was set without one.
 */
export function entryCorrection(row: Row, version: RouterVersion): Record<string, string> {
  const { 'start-date': startDate = '', 'start-time': startTime = '' } = sweepEntry(version)
  const differences = entryDifferences(row, version)
  return { '.id': row['.id'] ?? '', 'start-date': startDate, 'start-time': startTime, ...differences }
}

/** Whatever form it is written in; a router may have been upgraded since. */
function startsAt(text: string): boolean {
  try {
    const { year, month, day } = parseDate(text)
    return year === start.year && month === start.month && day === start.day
  } catch {
    return false
  }
}
