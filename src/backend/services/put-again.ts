/** A code whose life was changed is put on its routers again. */
import { and, eq } from 'drizzle-orm'
import { grant, type token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { newWish, withoutRecord } from './grant-changes.ts'

/** Every router gets it again, also those it was taken off because it was over. */
export function putAgain(
  tx: Tx,
  { id, blockedAt }: Pick<typeof token.$inferSelect, 'id' | 'blockedAt'>,
  at: number,
): void {
  const isGone = and(eq(grant.tokenId, id), eq(grant.state, 'off_router'))
  tx.update(grant).set(withoutRecord).where(isGone).run()
  const wanted = blockedAt === null ? 'present' : 'disabled'
  tx.update(grant)
    .set({ ...newWish, wanted, state: 'waiting', updatedAt: at })
    .where(eq(grant.tokenId, id))
    .run()
}
