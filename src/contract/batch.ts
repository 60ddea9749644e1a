/** Calls of the Batches room: codes made by the hundred before anybody bought them, and the sellers who take them along. */
import { z } from 'zod'
import { MAX_BATCH, ROLL_PROBLEMS, TOKEN_FILTERS } from '../core/batch.ts'
import { ALPHABETS, RANDOM_LENGTHS } from '../core/codes.ts'
import { REASONS } from '../core/errors.ts'
import { command, query } from './define.ts'
import { AmountMinor, Id, Name, Nothing, SearchText } from './fields.ts'
import { Payments, Tax } from './pay.ts'
import { GrantState, PlanLimits, PlanTile } from './sales.ts'
import { MAX_EXTENSION_BYTES, MAX_EXTENSION_SECONDS, more } from './token.ts'

/** On the router at once; there but let in only when sold; or not before it is sold. */
export const Deploy = z.enum(['now', 'disabled', 'off'])
export type Deploy = z.infer<typeof Deploy>

/** The slips of a batch on their way out of a receipt printer. */
export const RollView = z.object({
  printerName: z.string(),
  /** Places in the batch: of the slip that comes out next, and of the last one. */
  next: z.int(),
  last: z.int(),
  state: z.enum(['running', 'paused']),
  /** Why it is paused; null: by a person. */
  problem: z.enum(ROLL_PROBLEMS).nullable(),
  /** The slip of which a person must say whether it came out. `failed`: nothing of it did. */
  asks: z
    .object({
      jobId: z.uuid(),
      place: z.int(),
      codeGroups: z.array(z.string()),
      state: z.enum(['failed', 'uncertain']),
      problem: z.string().nullable(),
    })
    .nullable(),
})
export type RollView = z.infer<typeof RollView>

export const BatchView = z.object({
  id: z.uuid(),
  /** Running number of this counter. */
  number: z.int(),
  planName: z.string(),
  currency: z.string(),
  priceMinor: z.int(),
  limits: z.object(PlanLimits),
  prefix: z.string(),
  alphabet: z.enum(ALPHABETS),
  /** Characters of each code, all of them. */
  characters: z.int(),
  quantity: z.int(),
  made: z.int(),
  state: z.enum(['making', 'stopped', 'made']),
  /** Why it does not go on just now, although it should; tried again by itself. */
  problem: z.enum(REASONS).nullable(),
  deploy: Deploy,
  note: z.string(),
  madeByName: z.string(),
  /** UTC epoch milliseconds. */
  createdAt: z.int(),
  sellerName: z.string().nullable(),
  handedAt: z.int().nullable(),
  roll: RollView.nullable(),
})
export type BatchView = z.infer<typeof BatchView>

export const BatchCounts = z.object({
  made: z.int(),
  onRouter: z.int(),
  waiting: z.int(),
  refused: z.int(),
  printed: z.int(),
  sold: z.int(),
  used: z.int(),
  expired: z.int(),
  void: z.int(),
})
export type BatchCounts = z.infer<typeof BatchCounts>

/** One code of a batch, and what became of it. */
export const BatchToken = z.object({
  id: z.uuid(),
  place: z.int(),
  codeGroups: z.array(z.string()),
  /** Of all its routers together; null: it is on none, and is not meant to be yet. */
  state: GrantState.nullable(),
  /** There, but nobody is let in with it before it is sold. */
  isClosed: z.boolean(),
  problem: z.string().nullable(),
  printedAt: z.int().nullable(),
  soldAt: z.int().nullable(),
  saleNumber: z.int().nullable(),
  firstUsedAt: z.int().nullable(),
  voidedAt: z.int().nullable(),
  isOver: z.boolean(),
})
export type BatchToken = z.infer<typeof BatchToken>

const OneBatch = z.object({ batchId: Id })

/** What the seller keeps: of the whole settlement in minor units, or in hundredths of a percent. */
export const Commission = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount'), minor: AmountMinor }),
  z.object({
    kind: z.literal('percent'),
    hundredths: z.int({ error: 'not_a_number' }).min(0, { error: 'too_small' }).max(10_000, { error: 'too_large' }),
  }),
])
export type Commission = z.infer<typeof Commission>

const Settling = OneBatch.extend({
  /** Slips the routers have seen used and that are not paid; or all that are neither paid nor returned. */
  which: z.enum(['used', 'all']),
  commission: Commission,
})

/** What a settlement books. */
export const Settlement = z.object({
  quantity: z.int(),
  priceMinor: z.int(),
  grossMinor: z.int(),
  discountMinor: z.int(),
  /** The percentage did not come out even: half a unit and more was rounded up. */
  isRounded: z.boolean(),
  /** Null: untaxed. */
  tax: Tax.extend({ minor: z.int() }).nullable(),
  /** Before cash is rounded. */
  totalMinor: z.int(),
  /** Slips that are neither paid nor returned after it. */
  left: z.int(),
})
export type Settlement = z.infer<typeof Settlement>

const place = z.int({ error: 'not_a_number' }).min(1, { error: 'too_small' }).max(MAX_BATCH, { error: 'too_large' })

export const batch = {
  /** Newest first. */
  list: query({
    needs: 'batch.read',
    input: z.object({ offset: z.int().min(0), limit: z.int().min(1).max(100) }),
    output: z.object({ batches: z.array(BatchView), count: z.int() }),
  }),
  get: query({ needs: 'batch.read', input: OneBatch, output: BatchView }),
  counts: query({ needs: 'batch.read', input: OneBatch, output: BatchCounts }),
  /** The places in the batch of the codes that match, in order. */
  find: query({
    needs: 'batch.read',
    input: OneBatch.extend({
      /** Part of a code; empty for all. */
      text: SearchText,
      filter: z.enum(TOKEN_FILTERS).nullable(),
    }),
    output: z.array(z.int()),
  }),
  /** The codes at these places. */
  tokens: query({
    needs: 'batch.read',
    input: OneBatch.extend({ places: z.array(z.int()).max(200) }),
    output: z.array(BatchToken),
  }),
  /** What a batch can be made of here. */
  options: query({
    needs: 'batch.make',
    input: Nothing,
    output: z.object({
      codeMark: z.string(),
      plans: z.array(PlanTile.extend({ codeLength: z.int() })),
    }),
  }),
  /**
   * Begins to make a batch; `batch.changed` tells how far it is. The same `requestId` again answers with the batch that
   * was made.
   */
  make: command({
    needs: 'batch.make',
    rate: 'batch',
    input: z.object({
      requestId: Id,
      planId: Id,
      quantity: z.int({ error: 'not_a_number' }).min(1, { error: 'too_small' }).max(MAX_BATCH, { error: 'too_large' }),
      /** Cleaned to what a code can hold. */
      prefix: z.string().max(100, { error: 'too_long' }),
      alphabet: z.enum(ALPHABETS),
      /** Characters that are drawn at random. */
      codeLength: z
        .int({ error: 'not_a_number' })
        .min(RANDOM_LENGTHS.least, { error: 'too_short' })
        .max(RANDOM_LENGTHS.most, { error: 'too_long' }),
      deploy: Deploy,
      note: SearchText,
    }),
    output: BatchView,
  }),
  /** Makes no more of it until somebody goes on. */
  stop: command({ needs: 'batch.control', input: OneBatch, output: BatchView }),
  resume: command({ needs: 'batch.control', input: OneBatch, output: BatchView }),
  /** Puts more on every code of it that is neither sold nor void. */
  extend: command({
    needs: 'batch.control',
    input: OneBatch.extend({
      /** Online time. */
      seconds: more(MAX_EXTENSION_SECONDS),
      bytes: more(MAX_EXTENSION_BYTES),
      /** By the clock. */
      validitySeconds: more(MAX_EXTENSION_SECONDS),
      reason: Name,
    }),
    output: z.object({ count: z.int() }),
  }),
  /** Takes every code of it that is not sold out of use for ever. */
  voidUnsold: command({
    needs: 'batch.control',
    input: OneBatch.extend({ reason: Name }),
    output: z.object({ count: z.int() }),
  }),
  /** The same for one slip that came back, by its code. */
  voidSlip: command({
    needs: 'batch.control',
    input: OneBatch.extend({ text: SearchText, reason: Name }),
    output: z.object({ codeGroups: z.array(z.string()) }),
  }),
  /** Gives the slips to somebody who sells them and settles later; null takes them back. */
  hand: command({
    needs: 'batch.control',
    input: OneBatch.extend({ sellerName: Name.nullable() }),
    output: BatchView,
  }),
  /** What would be booked now. */
  settlement: query({ needs: 'batch.control', input: Settling, output: Settlement }),
  /** Books one sale of these slips, as it was shown. */
  settle: command({
    needs: 'batch.control',
    input: Settling.extend({
      requestId: Id,
      quantity: z.int().min(1),
      /** On the screen, with the rounding of cash. */
      totalMinor: AmountMinor,
      /** Null: exactly the amount, in cash. */
      payments: Payments.nullable().default(null),
    }),
    output: z.object({ saleId: z.uuid(), saleNumber: z.int(), quantity: z.int(), totalMinor: z.int() }),
  }),
  /** Prints slips on the receipt printer, one after the other, from one place to another. */
  print: command({
    needs: 'batch.control',
    input: OneBatch.extend({
      /** Null: the counter's first. */
      printerId: Id.nullable(),
      from: place,
      last: place,
    }),
    output: BatchView,
  }),
  pausePrint: command({ needs: 'batch.control', input: OneBatch, output: BatchView }),
  resumePrint: command({ needs: 'batch.control', input: OneBatch, output: BatchView }),
  stopPrint: command({ needs: 'batch.control', input: OneBatch, output: BatchView }),
  /** Says whether a slip came out; one that did not is printed again, and the roll goes on. */
  answerPrint: command({
    needs: 'batch.control',
    input: OneBatch.extend({ jobId: Id, cameOut: z.boolean() }),
    output: BatchView,
  }),
}
