/** To which day and hour of the books something belongs. */
import { dayOf, hourOf } from './time.ts'

/** Where in the books something stands. */
export interface Stamp {
  /** `2026-11-25` */
  readonly day: string
  /** 0 to 23, by the location's clock. */
  readonly hour: number
}

/** The calendar day and hour of the location; but nothing in a shift is older than the shift, whatever the clock says. */
export function stampOf(atMs: number, timeZone: string, shiftDay: string): Stamp {
  const day = dayOf(atMs, timeZone)
  return { day: day < shiftDay ? shiftDay : day, hour: hourOf(atMs, timeZone) }
}
