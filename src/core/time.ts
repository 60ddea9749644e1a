/** Days as a café lives them: a location's time zone outside, UTC epoch milliseconds inside. */

import { remember } from './remember.ts'

/** Is this an IANA time zone that the platform knows? */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /^[A-Za-z]/.test(zone)
  } catch {
    return false
  }
}

const dayFormat = remember(
  (timeZone = '') => new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
)

/** The calendar day of an instant in a zone, as `2026-11-23`. */
export function dayOf(atMs: number, zone: string): string {
  return dayFormat(zone).format(atMs)
}

const hourFormat = remember(
  (timeZone = '') => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }),
)

/** The hour of the day of an instant in a zone, 0 to 23. */
export function hourOf(atMs: number, zone: string): number {
  return Number(hourFormat(zone).format(atMs))
}

const dateTimeFormat = remember(
  (timeZone = '', locale = '') =>
    new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'medium', timeStyle: 'short' }),
)

/** `23 Nov 2026, 14:05` in the location's zone: how tickets and lists say when. */
export function formatDateTime(atMs: number, zone: string, locale = 'en-GB'): string {
  return dateTimeFormat(zone, locale).format(atMs)
}

const HOUR_MS = 3_600_000

/**
 * First instant of the calendar day that holds `atMs`, in a zone.
 *
 * Found by bisection over hours and then milliseconds, because a zone's midnight may not exist (clocks that jump
 * forward at 00:00) and offsets are not whole hours everywhere.
 */
export function startOfDay(atMs: number, zone: string): number {
  const day = dayOf(atMs, zone)
  let before = atMs - 26 * HOUR_MS
  let inside = atMs
  while (inside - before > 1) {
    const middle = Math.floor((before + inside) / 2)
    if (dayOf(middle, zone) === day) inside = middle
    else before = middle
  }
  return inside
}

const localFormat = remember(
  (timeZone = '') =>
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    }),
)

/** `2026-11-23T14:05:09+03:00`: an instant by a location's clock, as ISO 8601 writes it. */
export function localIso(atMs: number, zone: string): string {
  const [, date = '', time = '', offset = ''] =
    /^(\S+), (\S+) (?:GMT|UTC)(\S*)/.exec(localFormat(zone).format(atMs)) ?? []
  return `${date}T${time}${offset === '' ? '+00:00' : offset}`
}
