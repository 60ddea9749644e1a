/** Dates and times of day as RouterOS reads and writes them: ISO from 7.10 on, `jan/02/2006` before. */
import { atLeast, type Version } from './version.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date in this version's form; `iso` is YYYY-MM-DD. */
export function writeDate(version: Version, iso: string): string {
  if (atLeast(version, '7.10')) return iso
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${months[Number(month) - 1]}/${day}/${year}`
}

/** Reads a date in either form as YYYY-MM-DD; undefined when it is none. */
export function readDate(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^([a-z]{3})\/(\d{2})\/(\d{4})$/i.exec(text) ?? []
  const iso = month === '' ? text : `${year}-${String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day}`
  const date = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? new Date(`${iso}T00:00:00Z`) : undefined
  return date && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso) ? iso : undefined
}

/** Reads a time of day as HH:MM:SS; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const parts = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text)
  if (!parts || Number(parts[1]) > 23 || Number(parts[2]) > 59 || Number(parts[3] ?? 0) > 59) return undefined
  return [parts[1], parts[2], parts[3]].map((part = '0') => part.padStart(2, '0')).join(':')
}
