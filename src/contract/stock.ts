/** Calls about the emergency stock: codes that lie ready on the routers, and unsold ones that somebody used. */
import { z } from 'zod'
import { MAX_STOCK_LEVEL } from '../core/stock.ts'
import { command, query } from './define.ts'
import { Id, Nothing } from './fields.ts'

/** One package's stock. */
export const PlanStock = z.object({
  planId: z.uuid(),
  planName: z.string(),
  /** Codes to keep ready; 0: none. */
  level: z.int(),
  /** Codes that can be handed over at once. */
  ready: z.int(),
  /** Codes at each router in use where the package is sold. */
  routers: z.array(z.object({ id: z.uuid(), name: z.string(), there: z.int(), waiting: z.int(), refused: z.int() })),
})
export type PlanStock = z.infer<typeof PlanStock>

/** A code that a router saw used, though nobody bought it. */
export const Leak = z.object({
  tokenId: z.uuid(),
  /** The last two characters, as the journal knows codes. */
  codeEnding: z.string(),
  planName: z.string(),
  /** Null: it was of the stock. */
  batchNumber: z.int().nullable(),
  firstUsedAt: z.int(),
  usedSeconds: z.int(),
  usedBytes: z.int(),
})
export type Leak = z.infer<typeof Leak>

export const stock = {
  list: query({
    needs: 'equipment.read',
    input: Nothing,
    output: z.object({
      plans: z.array(PlanStock),
      /** Used but never sold: all that were counted, and the latest of them. */
      leaks: z.object({ count: z.int(), latest: z.array(Leak) }),
    }),
  }),
  /** How many are ready of each package that has any: a sale needs no router for those. */
  ready: query({
    needs: 'token.sell',
    input: Nothing,
    output: z.array(z.object({ planId: z.uuid(), ready: z.int() })),
  }),
  setLevel: command({
    needs: 'stock.edit',
    input: z.object({
      planId: Id,
      level: z
        .int({ error: 'not_a_number' })
        .min(0, { error: 'too_small' })
        .max(MAX_STOCK_LEVEL, { error: 'too_large' }),
    }),
    output: z.null(),
  }),
}
