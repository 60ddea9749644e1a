/** What is kept of the live view: samples of routers, and what users used by day; a few small transactions a minute. */
import { eq, sql } from 'drizzle-orm'
import { noteFirstUse } from '../store/first-use.ts'
import { grant, router, routerSample, token, usageDay } from '../store/schema.ts'
import { putSetting, type Store, type Tx } from '../store/store.ts'
import type { Sample } from './health-meter.ts'
import type { Span } from './span-keeper.ts'
import { pruneSpans, putSpans, readLastSpans } from './stored-spans.ts'
import type { CountedSession, UserDay } from './usage-meter.ts'

/** What one router leaves to be written down. */
export interface RouterNews {
  readonly routerId: string
  readonly samples: readonly Sample[]
  readonly days: UserDay[]
  /** How far the sessions are counted by these days. */
  readonly counted: readonly CountedSession[]
  /** From when to when users were online. */
  readonly spans: Span[]
}

const HOUR_MS = 3_600_000
const MINUTES_KEPT_MS = 2 * 24 * HOUR_MS
const HOURS_KEPT_MS = 2 * 365 * 24 * HOUR_MS

export class OnlineHistory {
  readonly #store: Store
  #rolledAt: number | undefined

  constructor(store: Store) {
    this.#store = store
  }

  /** How far a router's sessions were counted when that was last written down. */
  counted(routerId: string): readonly CountedSession[] {
    return this.#store.readSetting<readonly CountedSession[]>(countedKey(routerId)) ?? []
  }

  /** The spans that may still go on. */
  lastSpans(routerId: string): readonly Span[] {
    return readLastSpans(this.#store.db, routerId)
  }

  /** Usage and how far it is counted stand or fall together: after a crash nothing is lost and nothing counted twice. */
  write({ routerId, samples, days, counted }: Omit<RouterNews, 'spans'>): void {
    this.#store.settle((tx, at) => {
      for (const sample of samples) putSample(tx, routerId, sample)
      if (days.length > 0) putDays(tx, routerId, days)
      const used = days.map(({ username }) => username)
      noteFirstUse(tx, routerId, used, at)
      putSetting(tx, countedKey(routerId), counted)
    })
  }

  /** A span says the same however often it is written, so that any few of them may be written by themselves. */
  writeSpans(routerId: string, spans: readonly Span[]): void {
    this.#store.settle((tx) => putSpans(tx, routerId, spans))
  }

  /** Once an hour: minutes become hours, and what is old goes. */
  roll(now: number): void {
    const thisHour = now - (now % HOUR_MS)
    if (this.#rolledAt === thisHour) return
    this.#store.settle((tx) => {
      for (const { id } of tx.select({ id: router.id }).from(router).all()) {
        rollHours(tx, id, thisHour)
        prune(tx, id, now)
      }
      pruneSpans(tx, now)
    })
    this.#rolledAt = thisHour
  }
}

const countedKey = (routerId: string): string => `online.counted.${routerId}`

/** A minute that was begun before a restart becomes one with what came after it. */
function putSample(tx: Tx, routerId: string, sample: Sample): void {
  const { at: _, ...values } = sample
  const target = [routerSample.routerId, routerSample.grain, routerSample.at]
  const peaks = {
    cpuPeakPercent: sql`max(ifnull(${routerSample.cpuPeakPercent}, 0), excluded.cpu_peak_percent)`,
    online: sql`max(${routerSample.online}, excluded.online)`,
  }
  tx.insert(routerSample)
    .values({ routerId, grain: 'minute', ...sample })
    .onConflictDoUpdate({ target, set: { ...values, ...peaks } })
    .run()
}

/** All in one statement: two thousand users take milliseconds. */
function putDays(tx: Tx, routerId: string, days: readonly UserDay[]): void {
  const own = sql`(
    select ${token.id} from ${token} join ${grant} on ${eq(grant.tokenId, token.id)}
    where ${token.code} = news.value ->> 'username' and ${eq(grant.routerId, routerId)} limit 1)`
  tx.run(sql`
    insert into ${usageDay} (router_id, username, day, token_id, seconds, bytes_up, bytes_down)
    select ${routerId}, news.value ->> 'username', news.value ->> 'day', ${own},
      news.value ->> 'seconds', news.value ->> 'bytesUp', news.value ->> 'bytesDown'
    from json_each(${JSON.stringify(days)}) as news where true
    on conflict (router_id, day, username) do update set
      token_id = ifnull(token_id, excluded.token_id),
      seconds = seconds + excluded.seconds,
      bytes_up = bytes_up + excluded.bytes_up,
      bytes_down = bytes_down + excluded.bytes_down`)
}

/** The hours that are over and were not rolled up yet; what a wrong clock left in the future is not looked at. */
function rollHours(tx: Tx, routerId: string, thisHour: number): void {
  tx.run(sql`
    insert into ${routerSample}
      (router_id, grain, at, cpu_percent, cpu_peak_percent, memory_used_bytes, memory_total_bytes,
       rx_bits_per_second, tx_bits_per_second, online)
    select router_id, 'hour', at - at % ${HOUR_MS}, round(avg(cpu_percent)), max(cpu_peak_percent),
      round(avg(memory_used_bytes)), max(memory_total_bytes),
      round(avg(rx_bits_per_second)), round(avg(tx_bits_per_second)), max(online)
    from ${routerSample}
    where router_id = ${routerId} and grain = 'minute' and at < ${thisHour} and at >= (
      select ifnull(max(at) + ${HOUR_MS}, 0) from ${routerSample}
      where router_id = ${routerId} and grain = 'hour' and at < ${thisHour})
    group by at - at % ${HOUR_MS}
    on conflict do nothing`)
}

function prune(tx: Tx, routerId: string, now: number): void {
  const old = (grain: 'minute' | 'hour', keptMs: number) =>
    sql`delete from ${routerSample} where router_id = ${routerId} and grain = ${grain} and at < ${now - keptMs}`
  tx.run(old('minute', MINUTES_KEPT_MS))
  tx.run(old('hour', HOURS_KEPT_MS))
}
