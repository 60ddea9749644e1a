/** Calls about routers: which there are, how they do, what waits for them, and where they differ from what was sold. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { RouterForm, RouterTest, RouterView } from './equipment.ts'
import { Done, Id, Nothing } from './fields.ts'
import { RouterStatus } from './status.ts'

/** A router with everything that is known of it. */
export const RouterEntry = RouterView.extend(RouterStatus.omit({ id: true, name: true }).shape).extend({
  /** The problem in the router's or the system's own words; data, never to be taken for ours. */
  problemText: z.string().nullable(),
  /** When it came into its state, UTC epoch milliseconds; null while nobody connects to it. */
  since: z.int().nullable(),
  /** As the router tells them; null before the first connection. The serial number is null where there is none. */
  facts: z
    .object({ version: z.string(), board: z.string(), identity: z.string(), serial: z.string().nullable() })
    .nullable(),
  /** The serial number of the device that the codes were put on; null before the first connection. */
  serial: z.string().nullable(),
  /** When everything on it was last compared with what was sold. */
  checkedAt: z.int().nullable(),
  /** Codes of ours that are on it; of many codes, as it was counted a moment ago. */
  users: z.int(),
  /** Out of use since; null while it is in use. */
  retiredAt: z.int().nullable(),
})
export type RouterEntry = z.infer<typeof RouterEntry>

/** A code that waits for a router, or that it refused. */
export const QueueRow = z.object({
  grantId: z.uuid(),
  routerId: z.uuid(),
  routerName: z.string(),
  /** Null: nobody bought it yet. */
  sale: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  codeGroups: z.array(z.string()),
  planName: z.string(),
  /** What is to be done: put it there, keep it there but blocked, take it off. */
  wanted: z.enum(['present', 'disabled', 'absent']),
  state: z.enum(['waiting', 'refused']),
  problem: z.string().nullable(),
  /** The router's own text. */
  detail: z.string().nullable(),
  attempts: z.int(),
  /** When it began to wait: when it was made or sold, blocked, voided or refunded. */
  since: z.int(),
  /** The next try; null when it is due. */
  retryAt: z.int().nullable(),
})
export type QueueRow = z.infer<typeof QueueRow>

/** `missing`: somebody removed it. `changed`: somebody edited it. `added`: somebody made it by hand. */
export const DriftKind = z.enum(['missing', 'changed', 'added'])
export type DriftKind = z.infer<typeof DriftKind>

/** One user of a router that is not as it was sold. */
export const DriftRow = z.object({
  id: z.uuid(),
  routerId: z.uuid(),
  routerName: z.string(),
  /** User name on the router. */
  name: z.string(),
  /** What it is here; null for a user that nobody made here. */
  sold: z
    .object({
      saleId: z.uuid(),
      saleNumber: z.int(),
      planName: z.string(),
      codeGroups: z.array(z.string()),
    })
    .nullable(),
  differences: z.array(z.object({ property: z.string(), granted: z.string(), found: z.string() })),
  foundAt: z.int(),
})
export type DriftRow = z.infer<typeof DriftRow>

/** What putting a router out of use would leave behind. */
export const Retirement = z.object({
  /** Names of packages that are sold on this router only. */
  plans: z.array(z.string()),
  /** Is no other router in use here? Then nothing can be sold any more. */
  isLast: z.boolean(),
  /** Codes that customers have and that still wait to get onto it, or to be removed from it. */
  toAdd: z.int(),
  toRemove: z.int(),
})
export type Retirement = z.infer<typeof Retirement>

/** One router; null is every router in use at this location. */
const WhichRouter = Id.nullable()
const Page = { offset: z.int().min(0).max(1e9), limit: z.int().min(1).max(200) } as const

export const router = {
  /** Those in use first, oldest first. */
  list: query({ needs: 'equipment.read', input: Nothing, output: z.array(RouterEntry) }),
  test: command({
    needs: 'equipment.edit',
    input: z.object({ id: Id.nullable(), router: RouterForm }),
    output: RouterTest,
  }),
  save: command({
    needs: 'equipment.edit',
    input: z.object({ id: Id.nullable(), router: RouterForm }),
    output: z.object({ id: z.uuid() }),
  }),
  /** What waits or was refused: refused first, then the oldest first. */
  queue: query({
    needs: 'equipment.read',
    input: z.object({ routerId: WhichRouter, ...Page }),
    output: z.object({ rows: z.array(QueueRow), waiting: z.int(), refused: z.int() }),
  }),
  /** Has one code, or all that wait or were refused, tried again at once. Answers how many. */
  retry: command({
    needs: 'router.settle',
    input: z.object({ routerId: WhichRouter, grantId: Id.nullable() }),
    output: z.object({ count: z.int() }),
  }),
  /** Where routers differ from what was sold, one kind at a time, by user name. */
  drift: query({
    needs: 'equipment.read',
    input: z.object({ routerId: WhichRouter, kind: DriftKind, ...Page }),
    output: z.object({ rows: z.array(DriftRow), counts: z.record(DriftKind, z.int()) }),
  }),
  /**
   * Answers for differences of one kind. `put_back` makes the router as sold again; `accept` keeps it as it was found
   * and asks no more. Users that nobody made here can only be accepted: they are never changed. Answers how many.
   */
  settle: command({
    needs: 'router.settle',
    input: z.object({
      routerId: WhichRouter,
      kind: DriftKind,
      /** Null: all of this kind. */
      ids: z.array(Id).min(1).max(500).nullable(),
      how: z.enum(['put_back', 'accept']),
    }),
    output: z.object({ count: z.int() }),
  }),
  /** Compares everything on the router with what was sold; answers when that is done. */
  checkNow: command({ needs: 'router.settle', input: z.object({ routerId: Id }), output: Done }),
  /** What `retire` would leave behind. */
  retirement: query({ needs: 'equipment.edit', input: z.object({ routerId: Id }), output: Retirement }),
  /** Puts a router out of use; refused with `router_in_use` unless confirmed, when that would leave something behind. */
  retire: command({
    needs: 'equipment.edit',
    input: z.object({ routerId: Id, confirmed: z.boolean() }),
    output: Done,
  }),
  restore: command({ needs: 'equipment.edit', input: z.object({ routerId: Id }), output: Done }),
  /**
   * Another device answers, and it takes the old one's place: every live code is put on it with the time and data it has
   * left. Refused with `not_replaced` while the router is the one it was. Answers how many codes that are.
   */
  replaced: command({
    needs: 'router.settle',
    input: z.object({ routerId: Id }),
    output: z.object({ count: z.int() }),
  }),
}
