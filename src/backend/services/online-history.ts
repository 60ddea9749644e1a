/** What was used and how routers did, from what the live view wrote down. */
import { and, asc, eq, gte, lt, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { DayOfUse, HealthPoint } from '../../contract/online.ts'
import { dayOf } from '../../core/time.ts'
import { lastDays } from '../../core/usage.ts'
import { routerSample, usageDay } from '../store/schema.ts'
import type { Store } from '../store/store.ts'

/** Whose usage: a column and what stands in it. */
export type UsageOf = { readonly tokenId: string } | { readonly routerId: string; readonly username?: string }

export function readUsage(store: Store, of: UsageOf, days: number, now: number) {
  const today = dayOf(now, store.here()?.timeZone ?? 'UTC')
  const [first = today] = lastDays(today, days)
  const rows: DayOfUse[] = store.db
    .select({
      day: usageDay.day,
      seconds: sum(usageDay.seconds),
      bytesUp: sum(usageDay.bytesUp),
      bytesDown: sum(usageDay.bytesDown),
      users: sql<number>`count(distinct ${usageDay.username})`,
    })
    .from(usageDay)
    .where(and(whose(of), gte(usageDay.day, first)))
    .groupBy(usageDay.day)
    .orderBy(asc(usageDay.day))
    .all()
  return { today, days: rows }
}

const sum = (column: SQLWrapper) => sql<number>`sum(${column})`

function whose(of: UsageOf): SQL | undefined {
  if ('tokenId' in of) return eq(usageDay.tokenId, of.tokenId)
  const isUser = of.username === undefined ? undefined : eq(usageDay.username, of.username)
  return and(eq(usageDay.routerId, of.routerId), isUser)
}

/** More than two years of hours. */
const MOST_POINTS = 20_000

interface Stretch {
  readonly routerId: string
  readonly grain: 'minute' | 'hour'
  readonly from: number
  readonly until: number
}

export function readHealth({ db }: Store, { routerId, grain, from, until }: Stretch): HealthPoint[] {
  const isThis = and(eq(routerSample.routerId, routerId), eq(routerSample.grain, grain))
  return db
    .select({
      at: routerSample.at,
      cpuPercent: routerSample.cpuPercent,
      cpuPeakPercent: routerSample.cpuPeakPercent,
      memoryUsedBytes: routerSample.memoryUsedBytes,
      memoryTotalBytes: routerSample.memoryTotalBytes,
      upBitsPerSecond: routerSample.rxBitsPerSecond,
      downBitsPerSecond: routerSample.txBitsPerSecond,
      online: routerSample.online,
    })
    .from(routerSample)
    .where(and(isThis, gte(routerSample.at, from), lt(routerSample.at, until)))
    .orderBy(asc(routerSample.at))
    .limit(MOST_POINTS)
    .all()
}
