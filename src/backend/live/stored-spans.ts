/** Who was online from when to when, as it is kept for three months: what an outage is made up for by. */
import { and, eq, gt, isNull, lt, max, sql } from 'drizzle-orm'
import { grant, sessionSpan, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import type { Span } from './span-keeper.ts'

const KEPT_MS = 90 * 86_400_000
/** Sessions go on for days while this program does not run; older ones are not looked for. */
const GOING_ON_MS = 3 * 86_400_000

/** Two statements for thousands of users: what is known only grows, and only what is new is looked up among the codes. */
export function putSpans(tx: Tx, routerId: string, spans: readonly Span[]): void {
  const rows = JSON.stringify(spans.map(({ username, startedAt, lastSeenAt }) => [username, startedAt, lastSeenAt]))
  tx.run(sql`
    insert into ${sessionSpan} (router_id, username, started_at, last_seen_at)
    select ${routerId}, news.value ->> 0, news.value ->> 1, news.value ->> 2 from json_each(${rows}) as news where true
    on conflict (router_id, username, started_at) do update set last_seen_at = max(last_seen_at, excluded.last_seen_at)`)
  const own = sql`(
    select ${token.id} from ${token} join ${grant} on ${eq(grant.tokenId, token.id)}
    where ${token.code} = ${sessionSpan.username} and ${eq(grant.routerId, routerId)} limit 1)`
  const isTheirs = sql`(${sessionSpan.username}, ${sessionSpan.startedAt}) in (
    select news.value ->> 0, news.value ->> 1 from json_each(${rows}) as news)`
  tx.update(sessionSpan)
    .set({ tokenId: own })
    .where(and(eq(sessionSpan.routerId, routerId), isTheirs, isNull(sessionSpan.tokenId)))
    .run()
}

/** The last span of each user, of those seen shortly before anybody was last seen there. */
export function readLastSpans(db: Pick<Tx, 'select'>, routerId: string): Span[] {
  const isHere = eq(sessionSpan.routerId, routerId)
  const last = db
    .select({ at: max(sessionSpan.lastSeenAt) })
    .from(sessionSpan)
    .where(isHere)
    .get()?.at
  if (last === undefined || last === null) return []
  return db
    .select({
      username: sessionSpan.username,
      startedAt: sessionSpan.startedAt,
      // The columns beside a maximum are those of its row (SQLite, "Bare columns in an aggregate query").
      lastSeenAt: sql<number>`max(${sessionSpan.lastSeenAt})`,
    })
    .from(sessionSpan)
    .where(and(isHere, gt(sessionSpan.lastSeenAt, last - GOING_ON_MS)))
    .groupBy(sessionSpan.username)
    .all()
}

export function pruneSpans(tx: Tx, now: number): void {
  tx.delete(sessionSpan)
    .where(lt(sessionSpan.lastSeenAt, now - KEPT_MS))
    .run()
}
