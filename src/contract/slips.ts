/** Calls of selling what exists already: a printed slip that is scanned, and more on a code that somebody has. */
import { z } from 'zod'
import { MAX_SCANNED_LENGTH } from '../core/scanned.ts'
import { command, query } from './define.ts'
import { Id } from './fields.ts'
import { Paid, Tax } from './pay.ts'
import { PlanLimits, SaleView } from './sales.ts'

/** A slip of a batch that nobody bought yet. */
export const Slip = z.object({
  tokenId: z.uuid(),
  codeGroups: z.array(z.string()),
  planName: z.string(),
  /** As it is printed on the slip. */
  priceMinor: z.int(),
  /** Of its package; null: untaxed. */
  tax: Tax.nullable(),
  limits: z.object(PlanLimits),
  batchNumber: z.int(),
  batchNote: z.string(),
  /** Who was given the batch to sell; null: nobody. */
  sellerName: z.string().nullable(),
  /** Somebody logged in with it already, though nobody paid; UTC epoch milliseconds. */
  firstUsedAt: z.int().nullable(),
})
export type Slip = z.infer<typeof Slip>

/**
 * What was scanned. `no_code`: nothing that looks like a code, or one that was never a slip. `unknown`: a right code that
 * is not in the books of this counter.
 */
export const FoundSlip = z.discriminatedUnion('is', [
  z.object({ is: z.literal('unsold'), slip: Slip }),
  z.object({
    is: z.literal('sold'),
    codeGroups: z.array(z.string()),
    number: z.int(),
    at: z.int(),
    byName: z.string(),
  }),
  z.object({
    is: z.enum(['void', 'blocked', 'other_cafe', 'mistyped', 'unknown']),
    codeGroups: z.array(z.string()),
  }),
  z.object({ is: z.literal('no_code') }),
])
export type FoundSlip = z.infer<typeof FoundSlip>

export const slip = {
  /** By the whole code, or by the login address of its QR code. */
  find: query({
    needs: 'token.sell',
    rate: 'find',
    input: z.object({ text: z.string().max(MAX_SCANNED_LENGTH, { error: 'too_long' }) }),
    output: FoundSlip,
  }),
  /** Takes the money for a slip and lets its code in. No ticket is printed: the customer has the slip. */
  sell: command({ needs: 'token.sell', rate: 'sell', input: z.object({ ...Paid, tokenId: Id }), output: SaleView }),
}

/** A package that can be put on a code, and what it puts there. */
export const TopUpOffer = z.object({
  planId: z.uuid(),
  planName: z.string(),
  priceMinor: z.int(),
  tax: Tax.nullable(),
  seconds: z.int(),
  bytes: z.int(),
  validitySeconds: z.int(),
})
export type TopUpOffer = z.infer<typeof TopUpOffer>

export const topUp = {
  /** The packages on sale that fit a sold code. */
  offers: query({ needs: 'token.sell', input: z.object({ tokenId: Id }), output: z.array(TopUpOffer) }),
  /** Sells a package onto a code that somebody has: from its present end, or from now if it is over. */
  sell: command({
    needs: 'token.sell',
    rate: 'sell',
    input: z.object({ ...Paid, tokenId: Id, planId: Id }),
    output: SaleView,
  }),
}
