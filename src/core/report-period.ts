/** Periods that people ask reports for, and the period before with which each is compared. */
import { addDays, addMonths, daysBetween, firstOfMonth, lastOfMonth, mondayOf, monthOf, weekdayOf } from './calendar.ts'

/** Days of the books, both included. */
export interface Period {
  readonly from: string
  readonly until: string
}

export const PRESETS = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_year',
  'last_year',
  'five_years',
] as const
export type Preset = (typeof PRESETS)[number]

/** A usual period, seen from today; what is under way ends today. */
export function presetPeriod(preset: Preset, today: string): Period {
  const monday = mondayOf(today)
  const first = firstOfMonth(today)
  const newYear = `${today.slice(0, 4)}-01-01`
  switch (preset) {
    case 'today':
      return { from: today, until: today }
    case 'yesterday':
      return { from: addDays(today, -1), until: addDays(today, -1) }
    case 'this_week':
      return { from: monday, until: today }
    case 'last_week':
      return { from: addDays(monday, -7), until: addDays(monday, -1) }
    case 'this_month':
      return { from: first, until: today }
    case 'last_month':
      return { from: addMonths(first, -1), until: addDays(first, -1) }
    case 'this_year':
      return { from: newYear, until: today }
    case 'last_year':
      return { from: addMonths(newYear, -12), until: addDays(newYear, -1) }
    case 'five_years':
      return { from: addDays(addMonths(today, -60), 1), until: today }
  }
}

/**
 * The period before: of a calendar month, year or week (or the beginning of one) the same part of the one before, so that
 * weekdays meet weekdays and a first of the month meets a first; of everything else as many days.
 */
export function periodBefore({ from, until }: Period): Period {
  const days = daysBetween(from, until) + 1
  if (days > 1 && from.endsWith('-01')) return monthsBefore({ from, until })
  if (days > 1 && days < 7 && weekdayOf(from) === 1) return { from: addDays(from, -7), until: addDays(until, -7) }
  return { from: addDays(from, -days), until: addDays(from, -1) }
}

function monthsBefore({ from, until }: Period): Period {
  const years = Number(until.slice(0, 4)) - Number(from.slice(0, 4)) + 1
  const months = years * 12 + Number(until.slice(5, 7)) - Number(from.slice(5, 7)) - 11
  const back = from.endsWith('-01-01') ? years * 12 : months
  const end = addMonths(until, -back)
  return { from: addMonths(from, -back), until: until === lastOfMonth(until) ? lastOfMonth(end) : end }
}

/** The longest period of one report: more than any books here are old. */
export const MOST_DAYS = 3_700

/** The steps in which a period is told over time without being too fine or too coarse to be read. */
export function stepsFor({ from, until }: Period): 'hour' | 'day' | 'week' | 'month' {
  const days = daysBetween(from, until) + 1
  if (days === 1) return 'hour'
  if (days <= 62) return 'day'
  return monthOf(from) === monthOf(until) || days <= 200 ? 'week' : 'month'
}
