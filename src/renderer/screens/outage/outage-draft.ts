/** An outage as somebody is telling of it: the last minutes, or a stretch of the café's clock. */
import { OutageForm } from '../../../contract/outage.ts'
import { instantOf, type LocalTime, localTimeOf } from '../../../core/local-time.ts'
import { type Checked, check, readWhole } from '../../forms/check.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Quick choices, in minutes before now; null is a time of one's own. */
export const QUICK = [15, 30, 60, 120, null] as const
export type Quick = (typeof QUICK)[number]

export interface OutageDraft {
  readonly quick: Quick
  readonly day: string
  readonly from: string
  readonly until: string
  /** Null until somebody types: then as long as the outage was. */
  readonly minutes: string | null
  readonly routerId: string | null
}

export function newOutage(now: number, zone: string): OutageDraft {
  const { day, time: until } = localTimeOf(now, zone)
  const { time: from } = localTimeOf(now - 30 * MINUTE_MS, zone)
  return { quick: 30, day, from, until, minutes: null, routerId: null }
}

/**
 * The stretch that is meant, at this moment; undefined while it cannot be read. A minute that is typed as the end is in it,
 * and past midnight it is one of the next day.
 */
function stretchOf(draft: OutageDraft, now: number, zone: string): { from: number; until: number } | undefined {
  if (draft.quick !== null) return { from: now - draft.quick * MINUTE_MS, until: now }
  const from = at({ day: draft.day, time: draft.from }, zone)
  const sameDay = at({ day: draft.day, time: draft.until }, zone)
  if (from === undefined || sameDay === undefined) return undefined
  const nextDay = localTimeOf(sameDay + DAY_MS, zone).day
  const until = draft.until < draft.from ? (at({ day: nextDay, time: draft.until }, zone) ?? sameDay + DAY_MS) : sameDay
  return { from, until: until + MINUTE_MS - 1 }
}

const at = (local: LocalTime, zone: string) => instantOf(local, zone)

/** What stands in the field of minutes: as typed, or as long as the outage was. */
export function minutesOf(draft: OutageDraft, now: number, zone: string): string {
  if (draft.minutes !== null) return draft.minutes
  const stretch = stretchOf(draft, now, zone)
  return stretch ? String(Math.max(1, Math.floor((stretch.until - stretch.from) / MINUTE_MS))) : ''
}

export function checkOutage(draft: OutageDraft, now: number, zone: string): Checked<OutageForm> {
  const { from = Number.NaN, until = Number.NaN } = stretchOf(draft, now, zone) ?? {}
  // While the times are wrong, nothing is wrong with the minutes that follow from them.
  const minutes = readWhole(minutesOf(draft, now, zone) || (draft.minutes ?? '1'))
  return check(OutageForm, { from, until, minutes, routerId: draft.routerId })
}
