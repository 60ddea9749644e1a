/** The router's wall clock: how it is shown, and how it is set. */
import { readValues } from './arguments.ts'
import { readDate, readTime, writeDate } from './dates.ts'
import type { Call, Outcome } from './menu.ts'
import type { RouterState } from './state.ts'
import { fromWall, isZone, offsetAt, toWall, writeOffset } from './time-zone.ts'
import { invalidValue } from './trap.ts'

/** The time zone the router was told. */
export function zoneOf(state: RouterState): string {
  return state.table('/system/clock').single().get('time-zone-name') ?? 'UTC'
}

/** A wall-clock time in this version's form. */
export function writeWall(state: RouterState, wall: number): { date: string; time: string } {
  const [date = '', time = ''] = new Date(wall).toISOString().split('T')
  return { date: writeDate(state.version, date), time: time.slice(0, 8) }
}

/** The wall clock as `/system/clock/print` shows it. */
export function wallClock(state: RouterState): { date: string; time: string } {
  return writeWall(state, toWall(zoneOf(state), state.now()))
}

/** What `/system/clock/print` shows of the moment. */
export function liveClock(state: RouterState): Record<string, string> {
  return { ...wallClock(state), 'gmt-offset': writeOffset(offsetAt(zoneOf(state), state.now())) }
}

/** Date and time as records and the log show them. */
export function stampOf(state: RouterState): string {
  const { date, time } = wallClock(state)
  return `${date} ${time}`
}

/** The wall clock's milliseconds for a date in either form and a time of day; NaN when it is none. */
export function readWall(date: string, time: string): number {
  return Date.parse(`${readDate(date)}T${readTime(time)}Z`)
}

/** `/system/clock/set`: moves the wall clock, never the uptimes; another zone shows the same moment otherwise. */
export function setClock(call: Call): Outcome {
  const { state, table } = call
  const values = readValues(call, () => undefined)
  const zone = values.get('time-zone-name')
  if (zone !== undefined && !isZone(zone)) throw invalidValue('time-zone-name')
  const shown = wallClock(state)
  const { date, time } = { date: values.get('date'), time: values.get('time') }
  values.delete('date')
  values.delete('time')
  table.set(table.single().get('.id') ?? '', values)
  if (date !== undefined || time !== undefined) moveTo(state, readWall(date ?? shown.date, time ?? shown.time))
  state.clockMoved()
  return {}
}

function moveTo(state: RouterState, wall: number): void {
  state.clockOffsetMs += fromWall(zoneOf(state), wall) - Math.floor(state.now() / 1000) * 1000
}
