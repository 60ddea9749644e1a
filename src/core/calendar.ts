/** Days of the books as they are written, `2026-11-25`, and the weeks and months they lie in: no clock, no zone. */

/** Is this a day of the calendar? */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && dayAt(dayNumber(text)) === text
}

const DAY_MS = 86_400_000

/** Days since the first of January 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS)
}

function dayAt(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10)
}

/** So many days later, or earlier. */
export function addDays(day: string, days: number): string {
  return dayAt(dayNumber(day) + days)
}

/** How many days later `until` is. */
export function daysBetween(from: string, until: string): number {
  return dayNumber(until) - dayNumber(from)
}

/** 1 is Monday, 7 is Sunday. */
export function weekdayOf(day: string): number {
  return ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
}

export function mondayOf(day: string): string {
  return addDays(day, 1 - weekdayOf(day))
}

/** `2026-W48` by ISO 8601: a week belongs to the year that its Thursday is in. */
export function weekOf(day: string): string {
  const number = dayNumber(day)
  const thursday = dayAt(number - ((((number + 3) % 7) + 7) % 7) + 3)
  const year = thursday.slice(0, 4)
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** The Monday of `2026-W48`. */
export function mondayOfWeek(week: string): string {
  // The fourth of January is always in the first week.
  return addDays(mondayOf(`${week.slice(0, 4)}-01-04`), (Number(week.slice(6)) - 1) * 7)
}

/** `2026-11` */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

export function firstOfMonth(day: string): string {
  return `${monthOf(day)}-01`
}

export function lastOfMonth(day: string): string {
  return addDays(addMonths(firstOfMonth(day), 1), -1)
}

/** The same day so many months later, or earlier; the last of the month where that month is shorter. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10)
  const length = daysBetween(first, new Date(Date.UTC(year, month + months, 1)).toISOString().slice(0, 10))
  return addDays(first, Math.min(date, length) - 1)
}

/** `-01` to `-31` */
const DATES = Array.from({ length: 31 }, (_, n) => `-${String(n + 1).padStart(2, '0')}`)

/** Both ends and all between; put together by months, because to ask a calendar for each day of years takes long. */
export function daysOf(from: string, until: string): string[] {
  const days: string[] = []
  for (let first = firstOfMonth(from); first <= until; ) {
    const next = addMonths(first, 1)
    for (const date of DATES.slice(0, daysBetween(first, next))) days.push(monthOf(first) + date)
    first = next
  }
  return days.filter((day) => day >= from && day <= until)
}
