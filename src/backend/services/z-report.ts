/** The Z report of a shift: made once, when the shift is closed, and kept as it was. */
import { hash } from 'node:crypto'
import { max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { zReport } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { composeReport } from './compose-report.ts'

export type ZReportRow = typeof zReport.$inferSelect

/**
 * Makes and keeps the Z report of a shift, within the transaction that closes it: the last thing there, when the shift's
 * row says already who closed it, when, and what was counted. The journal's entry of the closing must hold `zFact` of it.
 *
 * @throws when there is no such shift, or it has one already
 */
export function putZReport(store: Pick<Store, 'counterId'>, tx: Tx, shiftId: string, at: number): ZReportRow {
  const last = tx
    .select({ n: max(zReport.number) })
    .from(zReport)
    .get()
  const number = (last?.n ?? 0) + 1
  const body = JSON.stringify(composeReport(store, tx, shiftId, { number, at }))
  return tx
    .insert(zReport)
    .values({ id: uuidv7(), number, shiftId, at, body, hash: hashOf(body) })
    .returning()
    .get()
}

/** What the journal's entry `shift.closed` says about it, among its data: by this a changed report is found out. */
export function zFact({ number, hash: zHash }: ZReportRow): { readonly zNumber: number; readonly zHash: string } {
  return { zNumber: number, zHash }
}

function hashOf(body: string): string {
  return hash('sha256', body)
}
