/** Calls about sold codes: what is left of one, and what can be done for the customer who has it. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Id, Name, SearchText } from './fields.ts'
import { GrantState, PlanLimits } from './sales.ts'

const Used = { usedSeconds: z.int(), usedBytes: z.int() } as const

/** A code with its life so far. */
export const TokenLife = z.object({
  id: z.uuid(),
  codeGroups: z.array(z.string()),
  planName: z.string(),
  limits: z.object(PlanLimits),
  /** On all its routers together. */
  ...Used,
  /** Null: no limit. */
  leftSeconds: z.int().nullable(),
  leftBytes: z.int().nullable(),
  /** The end of its validity; null while it has none, or was not used yet. */
  expiresAt: z.int().nullable(),
  /** What ended it; null while it lives. */
  overBy: z.enum(['validity', 'time', 'data']).nullable(),
  blockedAt: z.int().nullable(),
  refunded: z.boolean(),
  state: GrantState,
  routers: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      state: GrantState,
      problem: z.string().nullable(),
      ...Used,
      /** The MAC address it is tied to; null when it is not. */
      device: z.string().nullable(),
    }),
  ),
})
export type TokenLife = z.infer<typeof TokenLife>

/** A sold code. */
export const TokenView = TokenLife.extend({
  saleId: z.uuid(),
  saleNumber: z.int(),
  /** UTC epoch milliseconds. */
  soldAt: z.int(),
})
export type TokenView = z.infer<typeof TokenView>

/** How a code stands, in one word. */
export const TokenWord = z.enum(['good', 'over', 'blocked', 'refunded', 'void', 'unsold'])
export type TokenWord = z.infer<typeof TokenWord>

/** A code as a list shows it. */
export const FoundToken = z.object({
  id: z.uuid(),
  codeGroups: z.array(z.string()),
  planName: z.string(),
  word: TokenWord,
  /** Null: nobody bought it. */
  sale: z
    .object({ number: z.int(), at: z.int(), phone: z.string().nullable(), note: z.string().nullable() })
    .nullable(),
  batchNumber: z.int().nullable(),
  isStock: z.boolean(),
})
export type FoundToken = z.infer<typeof FoundToken>

/** What happened to a code, as far as the books know. */
export const TokenEvent = z.object({
  what: z.enum([
    'made_for_batch',
    'made_for_stock',
    'printed',
    'reprinted',
    'put_on_sheet',
    'print_unknown',
    'sold',
    'first_used',
    'extended',
    'topped_up',
    'top_up_refunded',
    'compensated',
    'compensation_undone',
    'blocked',
    'unblocked',
    'device_freed',
    'over_validity',
    'over_time',
    'over_data',
    'refunded',
    'voided',
  ]),
  /** UTC epoch milliseconds; null: nobody can say. */
  at: z.int().nullable(),
  /** The name they had then; null: nobody, or nobody knows. */
  by: z.string().nullable(),
  /** Of the sale or of the batch. */
  number: z.int().nullable(),
  amountMinor: z.int().nullable(),
  reason: z.string().nullable(),
  more: z.object({ seconds: z.int(), bytes: z.int(), validitySeconds: z.int() }).nullable(),
})
export type TokenEvent = z.infer<typeof TokenEvent>

/** One code, whether it was sold or not, with everything that happened to it. */
export const TokenStory = z.object({
  life: TokenLife,
  word: TokenWord,
  isStock: z.boolean(),
  sale: z
    .object({
      id: z.uuid(),
      number: z.int(),
      at: z.int(),
      byName: z.string(),
      phone: z.string().nullable(),
      note: z.string().nullable(),
      /** One may see and refund the sale itself. */
      isVisible: z.boolean(),
    })
    .nullable(),
  batch: z.object({ number: z.int(), note: z.string(), sellerName: z.string().nullable() }).nullable(),
  /** Opens the hotspot's login page with the code in it; null where no router has such a page. */
  loginUrl: z.string().nullable(),
  /** Oldest first; what has no known time stands last. */
  events: z.array(TokenEvent),
})
export type TokenStory = z.infer<typeof TokenStory>

const OneToken = z.object({ tokenId: Id })

export const MAX_EXTENSION_SECONDS = 366 * 86_400
export const MAX_EXTENSION_BYTES = 1e12
export const more = (most: number) =>
  z.int({ error: 'not_a_number' }).min(0, { error: 'too_small' }).max(most, { error: 'too_large' })

export const token = {
  /** By a whole code, whoever sold it, or by the number of a sale one may see. */
  find: query({
    needs: 'token.find',
    rate: 'find',
    input: z.object({ text: SearchText }),
    output: z.array(TokenView),
  }),
  /** Also by telephone number; with `token.read_all` unsold codes, everybody's sales and parts of notes too. */
  search: query({
    needs: 'token.find',
    rate: 'find',
    input: z.object({ text: SearchText }),
    output: z.array(FoundToken),
  }),
  /** One code, and what happened to it. */
  story: query({ needs: 'token.find', input: OneToken, output: TokenStory }),
  /** Takes an unsold code out for good. */
  void: command({ needs: 'token.void', input: OneToken, output: TokenStory }),
  /** The codes of a sale one may see. */
  ofSale: query({ needs: 'token.find', input: z.object({ saleId: Id }), output: z.array(TokenView) }),
  /** Keeps a code off the network, whoever is online with it now included. */
  block: command({ needs: 'token.block', input: OneToken, output: TokenView }),
  unblock: command({ needs: 'token.block', input: OneToken, output: TokenView }),
  /** Unties a code from its device, once: the next device that logs in is the one it is tied to. */
  freeDevice: command({ needs: 'token.free_device', input: OneToken, output: TokenView }),
  /** Puts more on the same code, free of charge: from its present end, or from now if it is over. */
  extend: command({
    needs: 'token.extend',
    input: OneToken.extend({
      /** Online time. */
      seconds: more(MAX_EXTENSION_SECONDS),
      bytes: more(MAX_EXTENSION_BYTES),
      /** By the clock. */
      validitySeconds: more(MAX_EXTENSION_SECONDS),
      reason: Name,
    }),
    output: TokenView,
  }),
}
