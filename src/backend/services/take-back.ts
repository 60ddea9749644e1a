/** Codes whose money went back: from here on no router lets them in, and tickets that did not come out never will. */
import { and, eq, inArray, isNotNull } from 'drizzle-orm'
import { grant, printJob, refundToken } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { newWish } from './grant-changes.ts'

/** The codes of this refund; names the routers that have something to do now. */
export function takeBack(tx: Tx, refundId: string, at: number): string[] {
  const codes = tx.select({ id: refundToken.tokenId }).from(refundToken).where(eq(refundToken.refundId, refundId))
  const isTheirs = inArray(grant.tokenId, codes)
  const routers = tx.selectDistinct({ id: grant.routerId }).from(grant).where(isTheirs).all()
  tx.update(grant)
    .set({ ...newWish, wanted: 'absent', state: 'waiting', updatedAt: at })
    .where(isTheirs)
    .run()
  const isPending = inArray(printJob.state, ['held', 'queued', 'failed', 'uncertain'])
  tx.update(printJob)
    .set({ state: 'cancelled', updatedAt: at })
    .where(and(inArray(printJob.tokenId, codes), isNotNull(printJob.saleId), isPending))
    .run()
  return routers.map(({ id }) => id)
}
