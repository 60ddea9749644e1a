/** Money that goes back for a sale: what is asked for, what it comes to, and what was given. */
import { z } from 'zod'
import { METHODS } from '../core/payments.ts'
import { REFUND_BASES, REFUND_KINDS } from '../core/refund.ts'
import { REFUND_WAYS } from '../core/refund-ways.ts'
import { AmountMinor, Id } from './fields.ts'

/** The most codes that one sale has: a batch that was settled. */
const MOST_TOKENS = 10_000

/** Which money goes back, and how; left out, it is the whole of it, as it was paid. */
export const RefundWhat = z.object({
  saleId: Id,
  /** The whole sale was a mistake: only in its own shift, and while nobody used it. */
  isVoid: z.boolean().default(false),
  basis: z.enum(REFUND_BASES).default('full'),
  /** Codes of the sale; null: all whose money was not given back yet. */
  tokenIds: z.array(Id).min(1, { error: 'required' }).max(MOST_TOKENS, { error: 'too_long' }).nullable().default(null),
  way: z.enum(REFUND_WAYS).default('as_paid'),
})
export type RefundWhat = z.output<typeof RefundWhat>

/** The same for exactly this amount, as somebody saw it. */
export const RefundOrder = RefundWhat.extend({ amountMinor: AmountMinor })
export type RefundOrder = z.output<typeof RefundOrder>

/** Money of a refund; positive. */
const MoneyBack = z.object({
  method: z.enum(METHODS),
  /** Whose account it is taken off. */
  customerName: z.string().nullable(),
  amountMinor: z.int(),
})

/** One way in which the money can go back. */
const WayBack = z.object({ way: z.enum(REFUND_WAYS), amountMinor: z.int(), payments: z.array(MoneyBack) })

/** What a refund would come to at this moment. */
export const RefundQuote = z.object({
  amountMinor: z.int(),
  /** Tax within the amount. */
  taxMinor: z.int(),
  payments: z.array(MoneyBack),
  /** What there is to choose between; one where there is nothing to choose. */
  ways: z.array(WayBack),
  /** What can be chosen: the first codes of the sale and those that were asked for. */
  tokens: z.array(
    z.object({
      id: z.uuid(),
      codeGroups: z.array(z.string()),
      /** Its share of what was paid, and what is left of that. */
      shareMinor: z.int(),
      worthMinor: z.int(),
      isUsed: z.boolean(),
      isRefunded: z.boolean(),
    }),
  ),
  /** Codes of the sale whose money was not given back. */
  left: z.int(),
  /** May the whole sale be undone as a mistake? */
  mayVoid: z.boolean(),
  /** Does the owner allow refunds of what is left of a used code? */
  mayBeRemaining: z.boolean(),
  /** What was sold onto its codes later, and stands: it goes back by itself. */
  topUps: z.array(z.object({ saleId: z.uuid(), number: z.int(), totalMinor: z.int() })),
})
export type RefundQuote = z.infer<typeof RefundQuote>

/** Money that was given back for a sale. */
export const Refund = z.object({
  id: z.uuid(),
  at: z.int(),
  kind: z.enum(REFUND_KINDS),
  basis: z.enum(REFUND_BASES),
  amountMinor: z.int(),
  payments: z.array(MoneyBack),
  reason: z.string(),
  byName: z.string(),
  /** Null: within the person's own limit. */
  approvedByName: z.string().nullable(),
})
export type Refund = z.infer<typeof Refund>

/** What the owner allows. */
export const RefundRules = z.object({
  /** May a used code be refunded by what is left of it? */
  remaining: z.boolean(),
})
export type RefundRules = z.infer<typeof RefundRules>
