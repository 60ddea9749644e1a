/** What the rows of a report are called, whole and short. */
import { useTranslation } from 'react-i18next'
import { addDays, lastOfMonth, mondayOfWeek } from '../../../core/calendar.ts'
import type { ReportBy } from '../../../core/report.ts'
import type { Period } from '../../../core/report-period.ts'
import { en } from '../../text/en.ts'

const format = (options: Intl.DateTimeFormatOptions) => {
  const made = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', ...options })
  return (day: string) => made.format(Date.parse(`${day}T00:00:00Z`))
}
const shortDay = format({ day: 'numeric', month: 'short' })
const wholeDay = format({ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' })
const shortMonth = format({ month: 'short', year: '2-digit' })
const wholeMonth = format({ month: 'long', year: 'numeric' })
export const weekdayName = format({ weekday: 'long' })

/** `25 Nov 2026`, or both ends of a period. */
export function periodWords({ from, until }: Period): string {
  const day = format({ day: 'numeric', month: 'short', year: 'numeric' })
  return from === until ? day(from) : `${day(from)} – ${day(until)}`
}

interface Keyed {
  readonly key: string
  readonly name: string | null
}

type Word = Exclude<keyof typeof en.reportKey, 'week'>
const isWord = (key: string): key is Word => key !== 'week' && Object.hasOwn(en.reportKey, key)

export function useReportWords() {
  const { t } = useTranslation()
  const nameless = (by: ReportBy, key: string): string => {
    if (isWord(key)) return t(`reportKey.${key}`)
    if (by === 'router') return t('reportKey.severalRouters')
    if (by === 'counter') return t('reportKey.thisCounter')
    if (by === 'tax') return key === '' ? t('reportKey.untaxed') : `${Number(key) / 100} %`
    return key
  }
  return {
    /** What stands in the table, and is read out. */
    name: (by: ReportBy, { key, name }: Keyed): string => {
      if (name !== null) return by === 'tax' ? `${name} · ${nameless(by, key)}` : name
      if (by === 'day') return wholeDay(key)
      if (by === 'week') return t('reportKey.week', { week: Number(key.slice(6)), year: key.slice(0, 4) })
      if (by === 'month') return wholeMonth(`${key}-01`)
      return by === 'hour' ? `${key}:00` : nameless(by, key)
    },
    /** What stands under a chart. */
    label: (by: ReportBy, { key }: Keyed, isOverYears = false): string => {
      if (by === 'day') return shortDay(key)
      if (by === 'week') return (isOverYears ? shortMonth : shortDay)(mondayOfWeek(key))
      if (by === 'month') return shortMonth(`${key}-01`)
      return by === 'hour' ? key : ''
    },
  }
}

/** The days of one row over time, as far as they are in the period. */
export function daysOfStep(by: 'day' | 'week' | 'month', key: string, { from, until }: Period): Period {
  const first = by === 'day' ? key : by === 'week' ? mondayOfWeek(key) : `${key}-01`
  const last = by === 'day' ? key : by === 'week' ? addDays(first, 6) : lastOfMonth(first)
  return { from: first < from ? from : first, until: last > until ? until : last }
}
