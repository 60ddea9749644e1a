/** Discounts: who may give one alone, and who may approve it otherwise. */
import { shareOf } from './checkout.ts'
import { holds, type Role } from './permissions.ts'

/** Somebody with a limit in whole per cent of the price; null is no limit. */
export interface DiscountLimited {
  readonly id: string
  readonly role: Role
  readonly discountLimitPercent: number | null
}

/** What a discount is about. */
export interface DiscountCase {
  readonly grossMinor: number
  readonly discountMinor: number
}

/** A limit of 10 % lets everything through that 10 % of the price, rounded, comes to. */
export function mayDiscountAlone({ discountLimitPercent: limit }: DiscountLimited, about: DiscountCase): boolean {
  return limit === null || about.discountMinor <= shareOf(about.grossMinor, limit * 100)
}

/** Never one's own, and never above one's own limit. */
export function mayApproveDiscount(approver: DiscountLimited, requesterId: string, about: DiscountCase): boolean {
  return approver.id !== requesterId && holds(approver.role, 'approval.give') && mayDiscountAlone(approver, about)
}
