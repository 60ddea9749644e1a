/** The hours of a package as somebody is filling them in. */
import type { ActiveHours } from '../../../core/active-hours.ts'

export interface HoursDraft {
  /** Off: it is always on sale. */
  readonly isOn: boolean
  /** 1 is Monday. */
  readonly days: readonly number[]
  /** `22:00` */
  readonly from: string
  readonly until: string
}

export const WEEK = [1, 2, 3, 4, 5, 6, 7] as const

export const NO_HOURS: HoursDraft = { isOn: false, days: WEEK, from: '22:00', until: '06:00' }

export function hoursDraftOf(hours: ActiveHours | null): HoursDraft {
  if (!hours) return NO_HOURS
  return { isOn: true, days: hours.days, from: timeOf(hours.from), until: timeOf(hours.until) }
}

/** As the contract takes them; a time that is none is NaN there. */
export function readHours({ isOn, days, from, until }: HoursDraft): ActiveHours | null {
  return isOn ? { days, from: minuteOf(from), until: minuteOf(until) } : null
}

function minuteOf(text: string): number {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hour === undefined ? Number.NaN : Number(hour) * 60 + Number(minute)
}

export function timeOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}
