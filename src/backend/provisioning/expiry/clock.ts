/** What time it is on a router. */
import type { RouterConnection } from '../../routeros/connection.ts'
import { ProtocolError } from '../../routeros/errors.ts'
import { parseDate } from '../../routeros/values.ts'
import { firstPlausibleYear } from './script-clock.ts'

/** A router's clock as it was when the router answered. */
export type RouterClock = {
  /** UTC epoch milliseconds, to the second. */
  readonly utcMs: number
  /** How far the wall clock is ahead of UTC, summer time included. */
  readonly offsetSeconds: number
  /** The zone's name as the router has it, `Europe/Berlin` or `manual`. */
  readonly zone: string
  /** False on a router that has lost the time: its scripts neither start nor end anything. */
  readonly isSet: boolean
}

/** Reads the clock; needs the `read` policy. */
export async function readRouterClock(connection: RouterConnection): Promise<RouterClock> {
  const { rows } = await connection.run('/system/clock/print')
  const { date = '', time = '', 'gmt-offset': offset = '', 'time-zone-name': zone = '' } = rows[0] ?? {}
  return toRouterClock(`${date} ${time}`, offset, zone)
}

/** The clock of a wall time in either form, `nov/23/2026 19:00:00` or `2026-11-23 19:00:00`, and its offset. */
export function toRouterClock(wallTime: string, offset: string, zone: string): RouterClock {
  const { year, month, day, hour, minute, second } = parseDate(wallTime)
  const offsetSeconds = parseOffsetSeconds(offset)
  const utcMs = Date.UTC(year, month - 1, day, hour, minute, second) - offsetSeconds * 1000
  return { utcMs, offsetSeconds, zone, isSet: year >= firstPlausibleYear }
}

/** `+05:30` or `-03:00`; seconds, where behind UTC may be an unsigned number of 32 bits, are what scripts see. */
export function parseOffsetSeconds(text: string): number {
  const [, sign, hours, minutes] = /^([+-]?)(\d{2}):(\d{2})(?::\d{2})?$/.exec(text) ?? []
  if (hours !== undefined) return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60)
  if (!/^-?\d+$/.test(text)) throw new ProtocolError('the offset of the clock is unreadable')
  return Number(text) | 0
}
