/** When a package is on sale, by the location's clock. */
import { remember } from './remember.ts'

/** On these days of the week, from one minute of the day to another. */
export interface ActiveHours {
  /** 1 is Monday, 7 is Sunday; after midnight the day on which the hours began counts. */
  readonly days: readonly number[]
  /** Minutes since midnight; where `until` is not later than `from`, the hours go on past midnight. */
  readonly from: number
  readonly until: number
}

export const MINUTES_A_DAY = 1_440
const MINUTE_MS = 60_000

/** A wall clock: the day of the week, and minutes since midnight. */
interface Wall {
  readonly day: number
  readonly minute: number
}

/** Is something with these hours on sale at this moment? Null is always. A clock that is put back sells an hour twice. */
export function isOnSale(hours: ActiveHours | null, atMs: number, zone: string): boolean {
  return hours === null || isWithin(hours, wallAt(atMs, zone))
}

function isWithin({ days, from, until }: ActiveHours, { day, minute }: Wall): boolean {
  if (from < until) return days.includes(day) && minute >= from && minute < until
  const isOfToday = days.includes(day) && minute >= from
  return isOfToday || (days.includes(dayBefore(day)) && minute < until)
}

/** Enough for a week with both kinds of clock change in it. */
const MOST_STEPS = 12

/**
 * The first moment from `atMs` on at which it is on sale, UTC epoch milliseconds; undefined when there is none.
 *
 * The clock goes from one beginning to the next one and is then looked at again, because a day may be an hour longer or
 * shorter. Hours that begin in the hour that a spring leaves out begin with the one after it.
 */
export function onSaleFrom(hours: ActiveHours | null, atMs: number, zone: string): number | undefined {
  let at = atMs
  for (let step = 0; step < MOST_STEPS; step++) {
    if (isOnSale(hours, at, zone)) return at === atMs ? at : beginningBefore(hours, at, zone)
    if (hours === null || hours.days.length === 0) return undefined
    const ahead = minutesAhead(hours, wallAt(at, zone))
    const planned = startOfMinute(at) + ahead * MINUTE_MS
    const late = minutesLate(wallAt(planned, zone).minute, hours.from)
    const corrected = planned - late * MINUTE_MS
    at = wallAt(corrected, zone).minute === hours.from ? corrected : Math.max(planned, corrected)
  }
  return undefined
}

/** Clocks are changed by whole minutes, and by two hours at most. */
const LONGEST_GAP = 120

function beginningBefore(hours: ActiveHours | null, atMs: number, zone: string): number {
  let at = atMs
  for (let step = 0; step < LONGEST_GAP && isOnSale(hours, at - MINUTE_MS, zone); step++) at -= MINUTE_MS
  return at
}

/** Minutes by the wall clock to the next beginning; a beginning of this very minute is one of next week's. */
function minutesAhead({ days, from }: ActiveHours, { day, minute }: Wall): number {
  for (let later = 0; later <= 7; later++) {
    const ahead = later * MINUTES_A_DAY + from - minute
    if (ahead > 0 && days.includes(((day - 1 + later) % 7) + 1)) return ahead
  }
  return 7 * MINUTES_A_DAY
}

/** How much later than `from` the wall clock is, from half a day before to half a day after. */
function minutesLate(minute: number, from: number): number {
  const late = minute - from
  if (late > MINUTES_A_DAY / 2) return late - MINUTES_A_DAY
  return late < -MINUTES_A_DAY / 2 ? late + MINUTES_A_DAY : late
}

const dayBefore = (day: number): number => (day === 1 ? 7 : day - 1)
const startOfMinute = (atMs: number): number => Math.floor(atMs / MINUTE_MS) * MINUTE_MS

const wallFormat = remember(
  (timeZone = '') =>
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    }),
)

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** Instants before and after a whole minute of an offset of half minutes do not exist any more. */
function wallAt(atMs: number, zone: string): Wall {
  const [, day = '', hour = '', minute = ''] = /(\w{3})\D*(\d\d):(\d\d)/.exec(wallFormat(zone).format(atMs)) ?? []
  return { day: DAYS.indexOf(day) + 1, minute: Number(hour) * 60 + Number(minute) }
}
