/** Calls of the Sell and Sales screens: packages, selling, tickets. */
import { z } from 'zod'
import { STANDINGS } from '../core/grants.ts'
import { PLAN_COLOURS, PLAN_KINDS } from '../core/plan.ts'
import { MAX_QUANTITY } from '../core/sale.ts'
import { command, query } from './define.ts'
import { Done, Id, Name, Nothing, SearchText } from './fields.ts'
import { Paid, SaleMoney, Tax } from './pay.ts'
import { Refund, RefundOrder, RefundQuote, RefundRules, RefundWhat } from './refunds.ts'

/** What a package or a token of it allows; null is no limit. */
export const PlanLimits = {
  /** Online time. */
  timeLimitSeconds: z.int().nullable(),
  /** By the clock, online or not. */
  validitySeconds: z.int().nullable(),
  validityFrom: z.enum(['first_login', 'sale']),
  dataLimitBytes: z.int().nullable(),
  devices: z.int(),
  /** Only the first device that logs in may. */
  lockDevice: z.boolean(),
} as const

/** A package as its tile shows it. */
export const PlanTile = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(PLAN_KINDS),
  priceMinor: z.int(),
  /** Null: untaxed. */
  tax: Tax.nullable(),
  ...PlanLimits,
  position: z.int(),
  /** Helps to find it; never alone. */
  colour: z.enum(PLAN_COLOURS).nullable(),
  /** When its hours begin, UTC epoch milliseconds; null: it is on sale now. */
  onSaleFrom: z.int().nullable(),
})
export type PlanTile = z.infer<typeof PlanTile>

/** Where a token stands with a router, or with all of its routers; see core's `standingOfAll`. */
export const GrantState = z.enum(STANDINGS)
export type GrantState = z.infer<typeof GrantState>

/**
 * Where a ticket stands. `held`: waits for the router's answer. `failed`: nothing was printed, print again is safe.
 * `uncertain`: it may have come out; a person must say. `confirmed` by the printer, `sent` where it cannot tell.
 * `cancelled`: the sale was refunded before it came out.
 */
export const TicketState = z.enum([
  'held',
  'queued',
  'sending',
  'confirmed',
  'sent',
  'failed',
  'uncertain',
  'cancelled',
  'none',
])
export type TicketState = z.infer<typeof TicketState>

export const SoldToken = z.object({
  id: z.uuid(),
  code: z.string(),
  /** The code in groups, as printed. */
  codeGroups: z.array(z.string()),
  /** With all its routers together, and with each of them. */
  grant: z.object({
    state: GrantState,
    problem: z.string().nullable(),
    routers: z.array(z.object({ name: z.string(), state: GrantState, problem: z.string().nullable() })),
  }),
  /** Kept off the network by a person. */
  blocked: z.boolean(),
  ticket: z.object({ jobId: z.uuid().nullable(), state: TicketState, problem: z.string().nullable() }),
  /** The customer has its printed slip, and needs no ticket. */
  isSlip: z.boolean(),
  /** How often the ticket was printed again. */
  reprints: z.int(),
  /** Its money was given back. */
  isRefunded: z.boolean(),
})
export type SoldToken = z.infer<typeof SoldToken>

/** What a sale put on a code that the customer had already. */
export const TopUpView = z.object({
  tokenId: z.uuid(),
  codeGroups: z.array(z.string()),
  /** Online time. */
  seconds: z.int(),
  bytes: z.int(),
  /** By the clock. */
  validitySeconds: z.int(),
})
export type TopUpView = z.infer<typeof TopUpView>

export const SaleView = z.object({
  id: z.uuid(),
  /** Running number of this counter, without gaps. */
  number: z.int(),
  /** UTC epoch milliseconds. */
  at: z.int(),
  planName: z.string(),
  quantity: z.int(),
  totalMinor: z.int(),
  /** What all payments were worth, in the location's currency, with what went back. */
  tenderedMinor: z.int(),
  changeMinor: z.int(),
  ...SaleMoney,
  cashierName: z.string(),
  /** The first of them, as many as a cashier may sell at once; a settled batch has more. */
  tokens: z.array(SoldToken),
  /** Null: it sold tokens of its own. */
  topUp: TopUpView.nullable(),
  /** Digits only; null: none was asked for. */
  phone: z.string().nullable(),
  note: z.string().nullable(),
  /** How many more there are. */
  unlisted: z.int(),
  /** The oldest first; none: the sale stands as it was made. */
  refunds: z.array(Refund),
  /** In all. */
  refundedMinor: z.int(),
  /** Nothing of it is left to give back. */
  isGivenBack: z.boolean(),
})
export type SaleView = z.infer<typeof SaleView>

export const sale = {
  /**
   * Sells tokens. Durable before it answers; the router and the printer follow and report by events.
   * The same `requestId` again answers with the sale it already made.
   */
  sell: command({
    needs: 'token.sell',
    rate: 'sell',
    input: z.object({
      ...Paid,
      planId: Id,
      quantity: z.int().min(1, { error: 'too_small' }).max(MAX_QUANTITY, { error: 'too_large' }),
    }),
    output: SaleView,
  }),
  /** Today's sales at this counter, newest first; one's own only, unless one may see all. */
  today: query({
    needs: 'sale.read_own',
    input: z.object({
      /** Part of a code, of a package's name or a note, a sale or telephone number; empty for all. */
      text: SearchText,
      limit: z.int().min(1).max(200),
    }),
    output: z.object({
      sales: z.array(SaleView),
      /** Of all that was found, not only of those listed. */
      count: z.int(),
      /** What was taken, less what was given back for these sales. */
      totalMinor: z.int(),
    }),
  }),
  /** What a refund would come to, and what can be chosen. */
  refundQuote: query({ needs: 'sale.refund', input: RefundWhat, output: RefundQuote }),
  /**
   * Gives money of a sale back and takes its codes off every router. Above the caller's limit it is refused with
   * `approval_needed`; then it takes an approval of `sale.refund` for exactly the same. The same `requestId` again answers
   * with the refund it already made.
   */
  refund: command({
    needs: 'sale.refund',
    rate: 'refund',
    input: RefundOrder.extend({ requestId: Id, reason: Name, approvalId: Id.nullable() }),
    output: SaleView,
  }),
  refundRules: query({ needs: 'equipment.read', input: Nothing, output: RefundRules }),
  saveRefundRules: command({ needs: 'location.edit', input: RefundRules, output: Done }),
  get: query({ needs: 'sale.read_own', input: z.object({ id: Id }), output: SaleView }),
}

export const ticket = {
  /** The ticket's dots as a PNG: of a package before it is sold (without a code), or of a sold token. */
  preview: query({
    needs: 'token.sell',
    input: z.union([z.object({ planId: Id }), z.object({ tokenId: Id })]),
    output: z.object({ pngBase64: z.string(), widthDots: z.int(), heightDots: z.int() }),
  }),
  /** Prints a sold token's ticket again, marked and counted. */
  reprint: command({ needs: 'ticket.print', input: z.object({ tokenId: Id }), output: SaleView }),
  /** Prints a held ticket now, although the router has not answered. */
  release: command({ needs: 'ticket.print', input: z.object({ jobId: Id }), output: SaleView }),
  /** Prints a failed ticket: nothing of it had come out. */
  retry: command({ needs: 'ticket.print', input: z.object({ jobId: Id }), output: SaleView }),
  /** Answers for an uncertain ticket: it came out, or it did not (then it is printed again, marked). */
  answer: command({
    needs: 'ticket.print',
    input: z.object({ jobId: Id, cameOut: z.boolean() }),
    output: SaleView,
  }),
}
