/** The rows of a refund: the money that went out, for which codes, and the sums behind the reports. */
import { v7 as uuidv7 } from 'uuid'
import type { RefundOrder } from '../../contract/refunds.ts'
import { apportion } from '../../core/apportion.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import type { Signed } from '../callers.ts'
import { drawerOf } from '../store/drawer-contents.ts'
import { markRefunded } from '../store/refund-books.ts'
import { payment, refund, refundToken } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { postRefund } from '../store/takings.ts'
import type { Amounts } from './refund-amounts.ts'
import type { RefundCase } from './refund-case.ts'
import type { TillNow } from './till-now.ts'

export interface Giving {
  readonly order: RefundOrder & { readonly requestId: string; readonly reason: string }
  readonly person: Signed
  readonly approver: Actor | undefined
  readonly at: number
  readonly till: TillNow
}

type RefundRow = typeof refund.$inferSelect

/** @throws AppError `drawer_too_empty` */
export function putRefund(tx: Tx, of: RefundCase, amounts: Amounts, giving: Giving): RefundRow {
  requireCash(tx, of, amounts, giving.till)
  const { order, person, approver, at, till } = giving
  const { requestId, saleId, basis, reason } = order
  const by = { personId: person.id, personName: person.name }
  const approvedBy = { approvedById: approver?.id ?? null, approvedByName: approver?.name ?? null }
  const money = { amountMinor: amounts.amountMinor, taxMinor: amounts.taxMinor }
  const what = { requestId, saleId, kind: order.isVoid ? 'void' : 'refund', basis, reason } as const
  const row = tx
    .insert(refund)
    .values({ id: uuidv7(), ...what, ...money, ...by, ...approvedBy, ...till, at })
    .returning()
    .get()
  putPayments(tx, of, amounts, row)
  putTokens(tx, of, giving, row)
  return row
}

/** Nobody can give more cash out of a drawer than should be in it. */
function requireCash(tx: Tx, { row }: RefundCase, { back }: Amounts, { shiftId }: TillNow): void {
  const cash = back.find(({ method }) => method === 'cash')?.amountMinor ?? 0
  const held = drawerOf(tx, shiftId).find(({ currency }) => currency === row.currency)?.expectedMinor ?? 0
  if (cash > held && cash > 0) throw new AppError('conflict', 'drawer_too_empty')
}

function putPayments(tx: Tx, { row: of }: RefundCase, { back }: Amounts, row: RefundRow): void {
  const { id: refundId, shiftId, at } = row
  const where = { refundId, shiftId, currency: of.currency, changeMinor: 0, at }
  const rows = back.map(({ amountMinor, ...each }) => {
    const money = { amountMinor: -amountMinor, tenderedMinor: -amountMinor }
    return { id: uuidv7(), ...where, ...each, ...money }
  })
  if (rows.length > 0) tx.insert(payment).values(rows).run()
  postRefund(tx, row, of, rows)
}

/** Rows that one statement holds at most: each has three values, and SQLite takes some ten thousand. */
const ROWS_AT_ONCE = 2_000

/** How much is for which code: its share, or what was left of it. */
function putTokens(tx: Tx, of: RefundCase, { order, at }: Giving, row: RefundRow): void {
  const codes = of.chosen.flatMap((piece) => (piece.token ? [{ ...piece, id: piece.token.id }] : []))
  const weights = codes.map((code) => (order.basis === 'full' ? code.shareMinor : code.worthMinor))
  const amounts = apportion(row.amountMinor, weights)
  const rows = codes.map(({ id }, index) => ({ refundId: row.id, tokenId: id, amountMinor: amounts[index] ?? 0 }))
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    tx.insert(refundToken)
      .values(rows.slice(from, from + ROWS_AT_ONCE))
      .run()
  }
  markRefunded(tx, row.id, at)
}
