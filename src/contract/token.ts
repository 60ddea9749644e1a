/** Calls about sold codes: what is left of one, and what can be done for the customer who has it. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Id, Name, SearchText } from './fields.ts'
import { GrantState, PlanLimits } from './sales.ts'

const Used = { usedSeconds: z.int(), usedBytes: z.int() } as const

/** A sold code with its life so far. */
export const TokenView = z.object({
  id: z.uuid(),
  codeGroups: z.array(z.string()),
  saleId: z.uuid(),
  saleNumber: z.int(),
  /** UTC epoch milliseconds. */
  soldAt: z.int(),
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
export type TokenView = z.infer<typeof TokenView>

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
