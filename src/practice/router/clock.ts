/** The router's wall clock: how it is shown and set. Dates are ISO from 7.10 on, `jan/02/2006` before. */
import { readValues } from './arguments.ts'
import type { Call, Outcome } from './menu.ts'
import type { RouterState } from './state.ts'
import { invalidValue } from './trap.ts'
import { atLeast, type Version } from './version.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** A date in this version's form; `iso` is YYYY-MM-DD. */
export function writeDate(version: Version, iso: string): string {
  if (atLeast(version, '7.10')) return iso
  const [year = '', month = '', day = ''] = iso.split('-')
  return `${months[Number(month) - 1]}/${day}/${year}`
}

/** The wall clock as `/system/clock/print` shows it; the practice router lives in UTC. */
export function wallClock(state: RouterState): { date: string; time: string } {
  const [date = '', time = ''] = new Date(state.now()).toISOString().split('T')
  return { date: writeDate(state.version, date), time: time.slice(0, 8) }
}

/** `/system/clock/set`: moves the wall clock, never the uptimes. */
export function setClock(call: Call): Outcome {
  const { state, table } = call
  const values = readValues(call, () => undefined)
  const [date = '', time = ''] = new Date(state.now()).toISOString().split('T')
  const wanted = Date.parse(
    `${readDate(values.get('date') ?? date)}T${readTime(values.get('time') ?? time.slice(0, 8))}Z`,
  )
  if (Number.isNaN(wanted)) throw invalidValue('date')
  state.clockOffsetMs += wanted - Math.floor(state.now() / 1000) * 1000
  values.delete('date')
  values.delete('time')
  table.set(table.single().get('.id') ?? '', values)
  return {}
}

function readDate(text: string): string {
  const [, month = '', day = '', year = ''] = /^([a-z]{3})\/(\d{2})\/(\d{4})$/i.exec(text) ?? []
  if (month !== '') return `${year}-${String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0')}-${day}`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw invalidValue('date')
  return text
}

function readTime(text: string): string {
  if (!/^\d{2}:\d{2}:\d{2}$/.test(text)) throw invalidValue('time')
  return text
}
