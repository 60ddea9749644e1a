/** What stands in the books about a sale whose money goes back: its codes, its payments, and what went back before. */
import { and, asc, eq, inArray, isNotNull, ne, notExists } from 'drizzle-orm'
import type { NetPayment } from '../../core/refund-ways.ts'
import { consumed, type Used } from '../../core/token-life.ts'
import { grant, payment, refund, refundToken, sale, token, topUp } from './schema.ts'
import type { Tx } from './store.ts'

type Reader = Pick<Tx, 'select' | 'selectDistinct'>

/** What went back for a sale, the oldest first. */
export const refundsOf = (db: Reader, saleId: string) =>
  db.select().from(refund).where(eq(refund.saleId, saleId)).orderBy(asc(refund.at), asc(refund.id)).all()

/** A sale's codes in the order in which they were sold, each with what was used of it. */
export function codesOf(db: Reader, saleId: string) {
  const rows = db.select().from(token).where(eq(token.saleId, saleId)).orderBy(asc(token.position)).all()
  const used = usedBy(db, saleId)
  return rows.map((row) => ({ row, used: used.get(row.id) ?? NOTHING }))
}

const NOTHING = { seconds: 0, bytes: 0 }

function usedBy(db: Reader, saleId: string) {
  const { tokenId, usedSeconds, usedBytes, carriedSeconds, carriedBytes } = grant
  const rows = db
    .select({ tokenId, usedSeconds, usedBytes, carriedSeconds, carriedBytes })
    .from(token)
    .innerJoin(grant, eq(grant.tokenId, token.id))
    .where(eq(token.saleId, saleId))
    .all()
  const grants = Map.groupBy(rows, (each) => each.tokenId)
  return new Map([...grants].map(([id, everywhere]: [string, readonly Used[]]) => [id, consumed(everywhere)]))
}

/** What came in for the sale by each method, less what went back by it; in the order in which it was paid. */
export function netPayments(db: Reader, saleId: string): NetPayment[] {
  const columns = { method: payment.method, customerId: payment.customerId, amountMinor: payment.amountMinor }
  const came = db.select(columns).from(payment).where(eq(payment.saleId, saleId)).orderBy(asc(payment.id)).all()
  const went = db
    .select(columns)
    .from(refund)
    .innerJoin(payment, and(eq(payment.refundId, refund.id), isNotNull(payment.refundId)))
    .where(eq(refund.saleId, saleId))
    .all()
  const sums = new Map<string, NetPayment>()
  for (const each of [...came, ...went]) {
    const key = `${each.method} ${each.customerId ?? ''}`
    sums.set(key, { ...each, amountMinor: (sums.get(key)?.amountMinor ?? 0) + each.amountMinor })
  }
  return [...sums.values()]
}

/** What a sale put on a code, with that code; undefined where it sold codes of its own. */
export function putBy(db: Reader, saleId: string) {
  const found = db
    .select({ put: topUp, row: token })
    .from(topUp)
    .innerJoin(token, eq(token.id, topUp.tokenId))
    .where(eq(topUp.saleId, saleId))
    .get()
  if (!found) return undefined
  const grants = db.select().from(grant).where(eq(grant.tokenId, found.row.id)).all()
  return { ...found, used: consumed(grants) }
}

/** Sales that put more on these codes and still stand. */
export function topUpsOn(db: Reader, saleId: string) {
  const isBack = db.select({ id: refund.id }).from(refund).where(eq(refund.saleId, sale.id))
  return db
    .selectDistinct({ saleId: sale.id, number: sale.number, totalMinor: sale.totalMinor })
    .from(token)
    .innerJoin(topUp, eq(topUp.tokenId, token.id))
    .innerJoin(sale, eq(sale.id, topUp.saleId))
    .where(and(eq(token.saleId, saleId), ne(sale.id, saleId), notExists(isBack)))
    .orderBy(asc(sale.number))
    .all()
}

/** Notes with each code of a refund that its money went back. */
export function markRefunded(tx: Tx, refundId: string, at: number): void {
  const codes = tx.select({ id: refundToken.tokenId }).from(refundToken).where(eq(refundToken.refundId, refundId))
  tx.update(token).set({ refundedAt: at }).where(inArray(token.id, codes)).run()
}
