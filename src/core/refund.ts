/** Money back: when somebody may give it alone, and who may approve it otherwise. */
import { holds, type Role } from './permissions.ts'

/** Somebody with a limit; null is no limit. */
export interface Limited {
  readonly id: string
  readonly role: Role
  readonly refundLimitMinor: number | null
}

/** What a refund is about. */
export interface RefundCase {
  /** All that this person gives back for the sale, what they gave before included: nobody passes a limit in small steps. */
  readonly amountMinor: number
  /** Was it sold today, by the location's clock? */
  readonly isOfToday: boolean
}

/** May this person give the money back without asking? Of older sales only who leads. */
export function mayRefundAlone(person: Limited, { amountMinor, isOfToday }: RefundCase): boolean {
  if (!isOfToday && !holds(person.role, 'approval.give')) return false
  return isWithin(person.refundLimitMinor, amountMinor)
}

/** May this person approve it for that one? Never one's own, and never above one's own limit. */
export function mayApproveRefund(approver: Limited, requesterId: string, { amountMinor }: RefundCase): boolean {
  return (
    approver.id !== requesterId &&
    holds(approver.role, 'approval.give') &&
    isWithin(approver.refundLimitMinor, amountMinor)
  )
}

function isWithin(limitMinor: number | null, amountMinor: number): boolean {
  return limitMinor === null || amountMinor <= limitMinor
}

/** A sale is undone as a mistake, or its money goes back, whenever that is. */
export const REFUND_KINDS = ['void', 'refund'] as const

/** Of the price, or of what is left of it. */
export const REFUND_BASES = ['full', 'remaining'] as const

/** Somebody reads an amount, asks a manager, and gives it: what was right so long ago may still be given. */
export const QUOTE_LIFETIME_SECONDS = 5 * 60
