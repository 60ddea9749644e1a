/** Giving money of a sale back: the money, the codes, the tickets and both names, in one transaction. */
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import type { RefundOrder } from '../../contract/refunds.ts'
import type { SaleView } from '../../contract/sales.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import { mayApproveRefund, mayRefundAlone } from '../../core/refund.ts'
import { LISTED_TOKENS } from '../../core/sale.ts'
import { startOfDay } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { refund } from '../store/schema.ts'
import type { Fact, Store } from '../store/store.ts'
import type { Approvals, Asked } from './approval.ts'
import type { CashDrawer } from './drawer.ts'
import { type Giving, putRefund } from './put-refund.ts'
import { requireAmounts } from './refund-amounts.ts'
import { type RefundCase, readCase, requireAllowed } from './refund-case.ts'
import { requireSale } from './require-sale.ts'
import { takeBack } from './take-back.ts'
import { requireTill } from './till-now.ts'
import { takeTopUpBack } from './top-up.ts'

export interface RefundOptions {
  readonly store: Store
  readonly clock: () => number
  readonly approvals: Approvals
  readonly routers: RouterFleet
  /** Opens for cash that goes back. */
  readonly drawer: Pick<CashDrawer, 'afterCashSale'>
  readonly onSale: (saleId: string) => void
}

type Input = z.output<TellerContract['sale']['refund']['input']>

/**
 * The same press of the button again answers with what it already gave.
 *
 * @throws AppError `no_such_sale`, `no_such_token`, `already_refunded`, `refund_changed`, `void_too_late`, `void_used`,
 * `remaining_not_allowed`, `approval_needed`, `approval_not_valid`, `drawer_too_empty`, `no_open_shift`
 */
export function refundSale(options: RefundOptions, input: Input, ctx: CallContext): SaleView {
  const { store, clock, routers, drawer, onSale } = options
  const person = ctx.person()
  if (isGiven(store, input, person)) return requireSale(store, input.saleId, person)
  readRefund(store, clock(), input, person)
  const approver = approverFor(options, input, ctx)
  const given = store.write((tx, at) => {
    const till = requireTill(store, tx, person, at)
    // Read anew within the transaction: what is given is what stands in the books now.
    const { of, amounts } = readRefund(store, at, input, person)
    const giving = { order: input, person, approver, at, till }
    const row = putRefund(tx, of, amounts, giving)
    const routerIds = [...takeBack(tx, row.id, at), ...takeTopUpBack(tx, row.saleId, at)]
    const value = { routerIds, isCash: amounts.back.some(({ method }) => method === 'cash') }
    return { value, fact: factOf(of, row, giving) }
  })
  for (const routerId of new Set(given.routerIds)) routers.kick(routerId)
  if (given.isCash) drawer.afterCashSale(ctx.callerId)
  onSale(input.saleId)
  return requireSale(store, input.saleId, person)
}

/** Does this press of the button stand in the books already? */
function isGiven({ db }: Store, { requestId, saleId }: Input, person: Signed): boolean {
  const found = db.select().from(refund).where(eq(refund.requestId, requestId)).get()
  return found?.saleId === saleId && found.personId === person.id
}

/** @throws AppError as `refundSale`, but for approval and shift */
function readRefund(store: Store, now: number, order: RefundOrder, person: Signed) {
  const of = readCase(store, order, person, now)
  requireAllowed(store, of, order)
  return { of, amounts: requireAmounts(of, order) }
}

/** Whoever gives a sale back in many small steps has given as much as at once. */
function askedOf(store: Store, now: number, order: RefundOrder, person: Signed) {
  const { of } = readRefund(store, now, order, person)
  const before = of.refunds.filter(({ personId }) => personId === person.id)
  const amountMinor = before.reduce((sum, each) => sum + each.amountMinor, order.amountMinor)
  const isOfToday = of.row.at >= startOfDay(now, store.here()?.timeZone ?? 'UTC')
  return { row: of.row, amountMinor, isOfToday }
}

/** A refund as somebody approves it. @throws AppError as `refundSale` */
export function refundAsked(store: Store, now: number, order: RefundOrder, requester: Signed): Asked {
  const { row, ...asked } = askedOf(store, now, order, requester)
  return {
    mayApprove: (approver) => mayApproveRefund(approver, requester.id, asked),
    currency: row.currency,
    subject: { type: 'sale', id: row.id, name: String(row.number) },
  }
}

/** Undefined: the person may do it alone. */
function approverFor({ store, clock, approvals }: RefundOptions, input: Input, ctx: CallContext): Actor | undefined {
  const person = ctx.person()
  if (mayRefundAlone(person, askedOf(store, clock(), input, person))) return undefined
  if (input.approvalId === null) throw new AppError('forbidden', 'approval_needed')
  const { requestId: _, reason: __, approvalId: ___, ...order } = input
  const asked = refundAsked(store, clock(), order, person)
  return approvals.take(input.approvalId, ctx.callerId, person, { kind: 'sale.refund', ...order }, asked)
}

function factOf({ row: of, chosen }: RefundCase, row: typeof refund.$inferSelect, giving: Giving): Fact {
  const { amountMinor, taxMinor, basis, reason } = row
  const codes = chosen.flatMap(({ token }) => (token ? [{ id: token.id, codeEnding: token.code.slice(-2) }] : []))
  const money = { amountMinor, ...(taxMinor > 0 && { taxMinor }), currency: of.currency }
  const what = { number: of.number, ...money, reason, ...(basis === 'remaining' && { basis }), quantity: codes.length }
  const { person, approver } = giving
  return {
    kind: row.kind === 'void' ? 'sale.voided' : 'sale.refunded',
    by: actor(person),
    ...(approver && { approvedBy: approver }),
    subject: { type: 'sale', id: of.id, name: String(of.number) },
    data: { ...what, tokens: codes.slice(0, LISTED_TOKENS) },
  }
}
