/** Writes down when a code was first seen used: one statement for every place that reads a router's counters. */
import { sql } from 'drizzle-orm'
import { grant, token } from './schema.ts'
import type { Tx } from './store.ts'

/** A router counted something for these user names; those that are codes of ours on it keep the first such moment. */
export function noteFirstUse(tx: Tx, routerId: string, usernames: readonly string[], at: number): void {
  if (usernames.length === 0) return
  tx.run(sql`
    update ${token} set first_used_at = ${at}
    where first_used_at is null and code in (select value from json_each(${JSON.stringify(usernames)}))
      and exists (select 1 from ${grant} where token_id = ${token.id} and router_id = ${routerId})`)
}
