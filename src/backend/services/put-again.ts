/** Codes whose life was changed are put on their routers again. */
import { and, eq, sql } from 'drizzle-orm'
import { grant, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { newWish, withoutRecord } from './grant-changes.ts'

export function putAgain(tx: Tx, { id }: Pick<typeof token.$inferSelect, 'id'>, at: number): void {
  putAllAgain(tx, [id], at)
}

/** Every router gets them again, also those they were taken off because they were over. */
export function putAllAgain(tx: Tx, tokenIds: readonly string[], at: number): void {
  const isMeant = sql`${grant.tokenId} in (select value from json_each(${JSON.stringify(tokenIds)}))`
  const isGone = and(isMeant, eq(grant.state, 'off_router'))
  tx.update(grant).set(withoutRecord).where(isGone).run()
  const isBlocked = sql`(select blocked_at from ${token} where ${eq(token.id, grant.tokenId)}) is not null`
  const wanted = sql`iif(${isBlocked}, 'disabled', 'present')`
  tx.update(grant)
    .set({ ...newWish, wanted, state: 'waiting', updatedAt: at })
    .where(isMeant)
    .run()
}
