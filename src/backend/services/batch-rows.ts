/** The tokens of a batch, read little by little: for slips that can be sold, and for tables of all of them. */
import { and, asc, between, eq, gt, isNull, sql } from 'drizzle-orm'
import { type BatchRow, stateOf } from '../../core/batch-table.ts'
import { ticketWords } from '../../core/ticket/languages/spoken.ts'
import { limitsInWords } from '../../core/ticket/limits-in-words.ts'
import { formatDateTime } from '../../core/time.ts'
import { batch, location, sale, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'

type Reader = Pick<Tx, 'select'>
type TokenRow = typeof token.$inferSelect

export interface KnownBatch {
  readonly batch: typeof batch.$inferSelect
  readonly cafe: typeof location.$inferSelect
}

export function findBatch(db: Reader, batchId: string, locationId: string): KnownBatch | undefined {
  return db
    .select({ batch, cafe: location })
    .from(batch)
    .innerJoin(location, eq(location.id, batch.locationId))
    .where(and(eq(batch.id, batchId), eq(batch.locationId, locationId)))
    .get()
}

interface Places {
  readonly from: number
  readonly to: number
}

/** A slip that was sold must not be sold once more because its sheet was printed again. */
const canBeSold = (batchId: string, { from, to }: Places) =>
  and(eq(token.batchId, batchId), between(token.batchPosition, from, to), isNull(token.voidedAt), isNull(token.saleId))

export function countSlips(db: Reader, batchId: string, places: Places): number {
  const found = db.select({ n: sql<number>`count(*)` }).from(token).where(canBeSold(batchId, places)).get()
  return found?.n ?? 0
}

/** How many are read at once: a query takes the main loop a millisecond or two. */
const AT_ONCE = 100

/** In their order. Each page of them is as the store is when it is asked for. */
export function* slipTokens(db: Reader, batchId: string, { from, to }: Places): Generator<TokenRow> {
  let next = from
  for (;;) {
    const where = canBeSold(batchId, { from: next, to })
    const page = db.select().from(token).where(where).orderBy(asc(token.batchPosition)).limit(AT_ONCE).all()
    yield* page
    const last = page.at(-1)?.batchPosition
    if (page.length < AT_ONCE || typeof last !== 'number') return
    next = last + 1
  }
}

export function* batchRows(db: Reader, { batch: made, cafe }: KnownBatch): Generator<BatchRow> {
  let after = 0
  for (;;) {
    const page = db
      .select({ token, soldAt: sale.at })
      .from(token)
      .leftJoin(sale, eq(sale.id, token.saleId))
      .where(and(eq(token.batchId, made.id), gt(token.batchPosition, after)))
      .orderBy(asc(token.batchPosition))
      .limit(AT_ONCE)
      .all()
    for (const { token: row, soldAt } of page) {
      after = row.batchPosition ?? after
      yield {
        position: after,
        code: row.code,
        password: row.password,
        planName: made.planName,
        priceMinor: made.priceMinor,
        currency: made.currency,
        validity: limitsInWords(row, ticketWords.en).join(', '),
        state: stateOf(row),
        soldAtText: soldAt === null ? '' : formatDateTime(soldAt, cafe.timeZone),
        note: made.note,
      }
    }
    if (page.length < AT_ONCE) return
  }
}
