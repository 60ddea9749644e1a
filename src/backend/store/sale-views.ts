/** Sales as screens show them: each with its tokens, where those stand with the router, and their tickets. */
import { asc, desc, eq, inArray } from 'drizzle-orm'
import type { SaleView, SoldToken } from '../../contract/sales.ts'
import { groupCode } from '../../core/codes.ts'
import type { Db } from './open.ts'
import { grant, payment, printJob, sale, token } from './schema.ts'

type Reader = Pick<Db, 'select'>
type SaleRow = typeof sale.$inferSelect

/** The view of one sale; undefined when there is none of this id. */
export function readSaleView(db: Reader, saleId: string): SaleView | undefined {
  const row = db.select().from(sale).where(eq(sale.id, saleId)).get()
  return row && readSaleViews(db, [row])[0]
}

/** Views of many sales with four queries, in the order given. */
export function readSaleViews(db: Reader, sales: readonly SaleRow[]): SaleView[] {
  const ids = sales.map((row) => row.id)
  const payments = group(db.select().from(payment).where(inArray(payment.saleId, ids)).all(), 'saleId')
  const tokens = group(
    db.select().from(token).where(inArray(token.saleId, ids)).orderBy(asc(token.position)).all(),
    'saleId',
  )
  const views = tokenViews(db, [...tokens.values()].flat())
  return sales.map((row) => {
    const paid = payments.get(row.id)?.[0]
    return {
      id: row.id,
      number: row.number,
      at: row.at,
      planName: row.planName,
      quantity: row.quantity,
      totalMinor: row.totalMinor,
      tenderedMinor: paid?.tenderedMinor ?? row.totalMinor,
      changeMinor: paid?.changeMinor ?? 0,
      cashierName: row.personName,
      tokens: (tokens.get(row.id) ?? []).map((t) => views.get(t.id)).filter((view) => view !== undefined),
    }
  })
}

function tokenViews(db: Reader, tokens: readonly (typeof token.$inferSelect)[]): Map<string, SoldToken> {
  const ids = tokens.map((row) => row.id)
  const grants = group(db.select().from(grant).where(inArray(grant.tokenId, ids)).all(), 'tokenId')
  const latestFirst = [desc(printJob.copy), desc(printJob.id)]
  const jobs = group(
    db
      .select()
      .from(printJob)
      .where(inArray(printJob.tokenId, ids))
      .orderBy(...latestFirst)
      .all(),
    'tokenId',
  )
  return new Map(tokens.map((row) => [row.id, tokenView(row, grants.get(row.id)?.[0], jobs.get(row.id)?.[0])]))
}

function tokenView(
  row: typeof token.$inferSelect,
  granted: typeof grant.$inferSelect | undefined,
  job: typeof printJob.$inferSelect | undefined,
): SoldToken {
  return {
    id: row.id,
    code: row.code,
    codeGroups: groupCode(row.code),
    grant: { state: granted?.state ?? 'waiting', problem: granted?.problem ?? null },
    ticket: { jobId: job?.id ?? null, state: job?.state ?? 'none', problem: job?.problem ?? null },
    reprints: job?.copy ?? 0,
  }
}

function group<T, K extends keyof T>(rows: readonly T[], key: K): Map<T[K], T[]> {
  return Map.groupBy(rows, (row) => row[key])
}
