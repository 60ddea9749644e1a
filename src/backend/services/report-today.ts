/** Today as it stands, beside the same weekday of the week before. */
import { ne } from 'drizzle-orm'
import type { OwnReport, TodayReport } from '../../contract/report.ts'
import { stampOf } from '../../core/business-day.ts'
import { addDays } from '../../core/calendar.ts'
import { METHODS } from '../../core/payments.ts'
import { PLAN_KINDS } from '../../core/plan.ts'
import type { Clock } from '../../core/ports.ts'
import { addSums, NO_SUMS, netOf, type Sums } from '../../core/report.ts'
import type { OnlineDesk } from '../ports.ts'
import { bookedRows } from '../store/booked-rows.ts'
import { drawerOf } from '../store/drawer-contents.ts'
import { settledMinor, withNet } from '../store/period-report.ts'
import { sumsBy, sumsByDay } from '../store/report-sums.ts'
import { shift } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import { routersHere } from './online-routers.ts'
import { shiftNow } from './till-now.ts'

export interface TodayOptions {
  readonly store: Store
  readonly clock: Clock
  readonly online: OnlineDesk
}

const NEWEST = 8
const OWN_DAYS = 35

/** The day that something sold now belongs to: whatever the clock says, none before the open shift's. */
export function dayNow({ store, clock }: Pick<TodayOptions, 'store' | 'clock'>): { day: string; hour: number } {
  return stampOf(clock(), store.here()?.timeZone ?? 'UTC', shiftNow(store.db)?.day ?? '')
}

export function todayReport(options: TodayOptions): TodayReport {
  const { db } = options.store
  const { day, hour } = dayNow(options)
  const [today, earlier] = [day, addDays(day, -7)].map((one) => ({ from: one, until: one })) as [Day, Day]
  const [hours, hoursBefore] = [sumsBy(db, 'hour', today), sumsBy(db, 'hour', earlier)]
  const methods = sumsBy(db, 'method', today)
  const kinds = sumsBy(db, 'kind', today)
  const soFar = [...hoursBefore].filter(([key]) => Number(key) <= hour).map(([, sums]) => sums)
  const before = soFar.reduce(addSums, NO_SUMS)
  return {
    day,
    dayBefore: earlier.from,
    hour,
    totals: withNet([...hours.values()].reduce(addSums, NO_SUMS)),
    before: { sales: before.sales, tokens: before.tokens, netMinor: netOf(before) },
    hours: byHour(hours, hoursBefore),
    methods: METHODS.filter((method) => methods.has(method)).map((method) => {
      const sums = methods.get(method) ?? NO_SUMS
      return { method, payments: sums.sales, netMinor: netOf(sums) }
    }),
    kinds: PLAN_KINDS.map((kind) => {
      const { sales, tokens, ...sums } = kinds.get(kind) ?? NO_SUMS
      return { kind, sales, tokens, netMinor: netOf(sums) }
    }),
    online: onlineNow(options),
    drawers: drawersNow(options.store),
    newest: bookedRows(db, { ...today, of: null, after: null, limit: NEWEST }).rows,
    settledMinor: settledMinor(db, today),
  }
}

interface Day {
  readonly from: string
  readonly until: string
}

function byHour(now: ReadonlyMap<string, Sums>, before: ReadonlyMap<string, Sums>): TodayReport['hours'] {
  return Array.from({ length: 24 }, (_, hour) => {
    const key = String(hour).padStart(2, '0')
    const [sums, earlier] = [now.get(key) ?? NO_SUMS, before.get(key) ?? NO_SUMS]
    return { hour, netMinor: netOf(sums), sales: sums.sales, netBeforeMinor: netOf(earlier) }
  })
}

/** Null where no router can be asked; a router that is away adds nothing. */
function onlineNow({ store, online }: TodayOptions): number | null {
  const live = routersHere(store, store.here()?.id ?? '').flatMap(({ id }) => {
    const { isLive, online: many } = online.router(id)
    return isLive ? [many] : []
  })
  return live.length === 0 ? null : live.reduce((sum, many) => sum + many, 0)
}

function drawersNow({ db }: Store): TodayReport['drawers'] {
  const rows = db.select().from(shift).where(ne(shift.state, 'closed')).all()
  return rows.map(({ id, number, personName, state }) => ({
    shiftNumber: number,
    personName,
    state: state === 'counting' ? 'counting' : 'open',
    contents: drawerOf(db, id),
  }))
}

/** What one person took, today and in the last five weeks. */
export function ownReport(options: Pick<TodayOptions, 'store' | 'clock'>, personId: string): OwnReport {
  const { day } = dayNow(options)
  const own = { dimension: 'cashier', key: personId } as const
  const days = sumsByDay(options.store.db, own, { from: addDays(day, 1 - OWN_DAYS), until: day })
  return {
    day,
    today: withNet(days.get(day) ?? NO_SUMS),
    days: [...days].reverse().map(([of, sums]) => {
      return { day: of, sales: sums.sales, tokens: sums.tokens, netMinor: netOf(sums) }
    }),
  }
}
