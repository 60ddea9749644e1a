/** Selling below the price: within one's own limit alone, above it with somebody's word for exactly this. */
import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import type { Paid } from '../../contract/pay.ts'
import type { ApprovableAction } from '../../contract/people.ts'
import type { Bill } from '../../core/checkout.ts'
import { type DiscountCase, mayApproveDiscount, mayDiscountAlone } from '../../core/discount.ts'
import { AppError } from '../../core/errors.ts'
import type { Actor } from '../../core/journal.ts'
import type { Signed } from '../callers.ts'
import { priceOf } from '../store/plan-prices.ts'
import { batch, location, plan, token } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import type { Approvals, Asked } from './approval.ts'

type Reader = Pick<Tx, 'select'>
type Action = Extract<ApprovableAction, { kind: 'sale.discount' }>

/** What is sold, as an approval names it: a package, a slip, or a package on a code that the customer has. */
export type DiscountedGoods = Pick<Action, 'planId' | 'tokenId' | 'quantity'>

/** What a discount is decided with. */
export interface DiscountDesk {
  readonly tx: Tx
  readonly at: number
  readonly approvals: Approvals
  readonly callerId: string
}

/** Who allowed it; undefined: nobody had to. @throws AppError `approval_needed`, `approval_not_valid` */
export function approverOfDiscount(
  { tx, at, approvals, callerId }: DiscountDesk,
  goods: DiscountedGoods,
  { grossMinor, discountMinor }: Bill,
  discount: z.output<(typeof Paid)['discount']>,
  person: Signed,
): Actor | undefined {
  if (!discount || mayDiscountAlone(person, { grossMinor, discountMinor })) return undefined
  if (discount.approvalId === null) throw new AppError('forbidden', 'approval_needed')
  const action = { kind: 'sale.discount', ...goods, amountMinor: discountMinor } as const
  return approvals.take(discount.approvalId, callerId, person, action, discountAsked(tx, at, action, person))
}

/** A discount as somebody approves it. @throws AppError `no_such_plan`, `no_such_slip` */
export function discountAsked(db: Reader, at: number, action: Action, requester: Signed): Asked {
  const { planId, planName, priceMinor, currency } = goodsAsked(db, at, action, requester)
  const about: DiscountCase = { grossMinor: priceMinor * action.quantity, discountMinor: action.amountMinor }
  return {
    mayApprove: (approver) => mayApproveDiscount(approver, requester.id, about),
    currency,
    subject: { type: 'plan', id: planId, name: planName },
  }
}

function goodsAsked(db: Reader, at: number, { planId, tokenId }: Action, { locationId }: Signed) {
  if (planId !== null) {
    const row = db
      .select({ name: plan.name, currency: location.currency })
      .from(plan)
      .innerJoin(location, eq(location.id, plan.locationId))
      .where(and(eq(plan.id, planId), eq(plan.locationId, locationId)))
      .get()
    if (!row) throw new AppError('not_found', 'no_such_plan')
    return { planId, planName: row.name, priceMinor: priceOf(db, planId, at), currency: row.currency }
  }
  const { planName, priceMinor, currency, planId: id } = batch
  const slip = db
    .select({ planId: id, planName, priceMinor, currency })
    .from(token)
    .innerJoin(batch, eq(batch.id, token.batchId))
    .where(and(eq(token.id, tokenId ?? ''), eq(batch.locationId, locationId)))
    .get()
  if (!slip) throw new AppError('not_found', 'no_such_slip')
  return slip
}
