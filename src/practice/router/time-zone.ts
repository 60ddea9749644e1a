/** The router's time zone: wall-clock times as milliseconds, and the moments they stand for. */

const quarterHour = 900_000
const formats = new Map<string, Intl.DateTimeFormat>()
const recent = new Map<string, { readonly slot: number; readonly offset: number }>()

/** Whether there is a zone of this name. */
export function isZone(zone: string): boolean {
  try {
    formatOf(zone)
    return true
  } catch {
    return false
  }
}

/** How far the wall clock is ahead of UTC at a moment, milliseconds. */
export function offsetAt(zone: string, moment: number): number {
  if (zone === 'UTC') return 0
  // Offsets change at quarters of an hour at most, and who asks once asks again.
  const slot = Math.floor(moment / quarterHour)
  const known = recent.get(zone)
  if (known?.slot === slot) return known.offset
  const offset = readOffset(formatOf(zone).format(slot * quarterHour))
  recent.set(zone, { slot, offset })
  return offset
}

/** The wall clock at a moment. */
export function toWall(zone: string, moment: number): number {
  return moment + offsetAt(zone, moment)
}

/** The first moment the wall clock shows this; a time that is skipped in spring stands for the one after the gap. */
export function fromWall(zone: string, wall: number): number {
  const guess = wall - offsetAt(zone, wall)
  const earlier = wall - offsetAt(zone, guess - 4 * quarterHour)
  return toWall(zone, earlier) === wall ? earlier : wall - offsetAt(zone, guess)
}

/** `+01:00` */
export function writeOffset(offset: number): string {
  const minutes = Math.abs(offset) / 60_000
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'))
  return `${offset < 0 ? '-' : '+'}${parts.join(':')}`
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })
  formats.set(zone, format)
  return format
}

/** Reads `+05:30`, or the `GMT+05:30` of a formatted date, as milliseconds; plain `GMT` is none. */
export function readOffset(text: string): number {
  const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(text) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
