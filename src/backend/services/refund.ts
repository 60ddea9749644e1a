/** Giving the money of a sale back: the money, the codes, the tickets and both names, in one transaction. */
import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import type { SaleView } from '../../contract/sales.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import { mayApproveRefund, mayRefundAlone, type RefundCase } from '../../core/refund.ts'
import { startOfDay } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { actor, type Signed } from '../callers.ts'
import type { RouterFleet } from '../ports.ts'
import { grant, payment, printJob, refund, sale, token } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { postRefund } from '../store/takings.ts'
import type { Approvals, Asked } from './approval.ts'
import { newWish } from './grant-changes.ts'
import { requireSale } from './require-sale.ts'
import { requireTill, type TillNow } from './till-now.ts'
import { takeTopUpBack } from './top-up.ts'

export interface RefundOptions {
  readonly store: Store
  readonly clock: () => number
  readonly approvals: Approvals
  readonly routers: RouterFleet
  readonly onSale: (saleId: string) => void
}

type Input = z.output<TellerContract['sale']['refund']['input']>

/** @throws AppError `no_such_sale`, `already_refunded`, `approval_needed`, `approval_not_valid`, `no_open_shift` */
export function refundSale(options: RefundOptions, input: Input, ctx: CallContext): SaleView {
  const { store, clock, routers, onSale } = options
  const person = ctx.person()
  const asked = refundCaseOf(store, clock(), input, person)
  const approver = approverFor(options, asked, input, ctx)
  const routerIds = store.write((tx, at) => {
    const till = requireTill(store, tx, person, at)
    putRefund(tx, input, { person, approver, at, till })
    const { saleId, amountMinor, reason } = input
    const data = { number: Number(asked.saleNumber), amountMinor, currency: asked.currency, reason }
    const subject = { type: 'sale', id: saleId, name: asked.saleNumber } as const
    const who = { by: actor(person), ...(approver && { approvedBy: approver }) }
    const value = [...takeBack(tx, saleId, at), ...takeTopUpBack(tx, saleId, at)]
    return { value, fact: { kind: 'sale.refunded', ...who, subject, data } }
  })
  for (const routerId of routerIds) routers.kick(routerId)
  onSale(input.saleId)
  return requireSale(store, input.saleId, person)
}

/** A sale as one who gives its money back must know it. @throws AppError `no_such_sale`, `already_refunded`, `check_fields` */
function refundCaseOf(
  store: Store,
  now: number,
  { saleId, amountMinor }: { readonly saleId: string; readonly amountMinor: number },
  person: Signed,
): RefundCase & { readonly saleNumber: string; readonly currency: string } {
  const sold = requireSale(store, saleId, person)
  if (sold.refund) throw new AppError('conflict', 'already_refunded')
  if (amountMinor !== sold.totalMinor) {
    throw new AppError('bad_request', 'check_fields', { fields: { amountMinor: 'invalid' } })
  }
  const here = store.here()
  const isOfToday = sold.at >= startOfDay(now, here?.timeZone ?? 'UTC')
  return { amountMinor, isOfToday, saleNumber: String(sold.number), currency: here?.currency ?? '' }
}

/** A refund as somebody approves it. @throws AppError as `refundCaseOf` */
export function refundAsked(
  store: Store,
  now: number,
  action: { readonly saleId: string; readonly amountMinor: number },
  requester: Signed,
): Asked {
  const asked = refundCaseOf(store, now, action, requester)
  return {
    mayApprove: (approver) => mayApproveRefund(approver, requester.id, asked),
    currency: asked.currency,
    subject: { type: 'sale', id: action.saleId, name: asked.saleNumber },
  }
}

/** Undefined: the person may do it alone. */
function approverFor(
  { store, clock, approvals }: RefundOptions,
  asked: RefundCase,
  input: Input,
  ctx: CallContext,
): Actor | undefined {
  const person = ctx.person()
  if (mayRefundAlone(person, asked)) return undefined
  if (input.approvalId === null) throw new AppError('forbidden', 'approval_needed')
  const action = { kind: 'sale.refund', saleId: input.saleId, amountMinor: input.amountMinor } as const
  return approvals.take(input.approvalId, ctx.callerId, person, action, refundAsked(store, clock(), action, person))
}

interface Given {
  readonly person: Signed
  readonly approver: Actor | undefined
  readonly at: number
  readonly till: TillNow
}

function putRefund(tx: Tx, { saleId, amountMinor, reason }: Input, { person, approver, at, till }: Given): void {
  if (tx.select({ id: refund.id }).from(refund).where(eq(refund.saleId, saleId)).get()) {
    throw new AppError('conflict', 'already_refunded')
  }
  const by = { personId: person.id, personName: person.name }
  const approvedBy = { approvedById: approver?.id ?? null, approvedByName: approver?.name ?? null }
  const of = tx.select().from(sale).where(eq(sale.id, saleId)).get()
  if (!of) throw new AppError('not_found', 'no_such_sale')
  const row = tx
    .insert(refund)
    .values({ id: uuidv7(), saleId, amountMinor, reason, ...by, ...approvedBy, ...till, taxMinor: of.taxMinor, at })
    .returning()
    .get()
  const { currency } = of
  const money = { method: 'cash', currency, amountMinor: -amountMinor, tenderedMinor: -amountMinor } as const
  tx.insert(payment)
    .values({ id: uuidv7(), refundId: row.id, shiftId: till.shiftId, ...money, changeMinor: 0, at })
    .run()
  tx.update(token).set({ refundedAt: at }).where(eq(token.saleId, saleId)).run()
  postRefund(tx, row, of, [money])
}

/** From here on the router must not have the codes, and tickets that did not come out never will. Names the routers. */
function takeBack(tx: Tx, saleId: string, at: number): string[] {
  const isTheirs = inArray(grant.tokenId, tx.select({ id: token.id }).from(token).where(eq(token.saleId, saleId)))
  const routers = tx.selectDistinct({ id: grant.routerId }).from(grant).where(isTheirs).all()
  tx.update(grant)
    .set({ ...newWish, wanted: 'absent', state: 'waiting', updatedAt: at })
    .where(isTheirs)
    .run()
  const isPending = and(eq(printJob.saleId, saleId), inArray(printJob.state, ['held', 'queued', 'failed', 'uncertain']))
  tx.update(printJob).set({ state: 'cancelled', updatedAt: at }).where(isPending).run()
  return routers.map(({ id }) => id)
}
