/** Days and times as people type them by a location's clock, and the instants that are meant. */
import { localIso } from './time.ts'

/** A day `2026-11-30` and a time `08:00`. */
export interface LocalTime {
  readonly day: string
  readonly time: string
}

/**
 * The instant of this day and time in a zone, UTC epoch milliseconds; undefined when there is no such day or time.
 *
 * Of an hour that comes twice it is one of the two. An hour that a spring leaves out is read by the clock of before.
 */
export function instantOf({ day, time }: LocalTime, zone: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return undefined
  const wall = Date.parse(`${day}T${time}:00Z`)
  // A day that does not exist, such as the 31st of November, reads as none or as another one.
  if (Number.isNaN(wall) || new Date(wall).toISOString().slice(0, 10) !== day) return undefined
  const first = wall - offsetAt(wall, zone)
  return wall - offsetAt(first, zone)
}

export function localTimeOf(atMs: number, zone: string): LocalTime {
  const iso = localIso(atMs, zone)
  return { day: iso.slice(0, 10), time: iso.slice(11, 16) }
}

/** How far the zone's clock is ahead of UTC, in milliseconds. */
function offsetAt(atMs: number, zone: string): number {
  return Date.parse(`${localIso(atMs, zone).slice(0, 19)}Z`) - Math.floor(atMs / 1_000) * 1_000
}
