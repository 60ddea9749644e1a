/** Calls by which an owner sees whether cash, sales and router tell the same story, and where they do not. */
import { z } from 'zod'
import { AGES, TOKEN_FIGURES } from '../core/reconcile.ts'
import { query } from './define.ts'
import { Id } from './fields.ts'

const Day = z.iso.date({ error: 'invalid' })
/** Business days, both included. */
const Period = { from: Day, to: Day } as const
const Page = { offset: z.int().min(0), limit: z.int().min(1).max(200) } as const

/** How many, and what they are worth in the location's currency. */
const Worth = z.object({ count: z.int(), valueMinor: z.int() })

/** A drawer as it should have been and as it was counted; negative differences are short. */
const CashLine = z.object({
  currency: z.string(),
  expectedMinor: z.int(),
  countedMinor: z.int(),
  differenceMinor: z.int(),
})
export type CashLine = z.infer<typeof CashLine>

const Run = z.object({ shifts: z.int(), shortMinor: z.int() })

export const CashierCheck = z.object({
  personId: z.uuid(),
  name: z.string(),
  /** Closed and counted. */
  shifts: z.int(),
  shortShifts: z.int(),
  /** In the location's currency. */
  differenceMinor: z.int(),
  /** Shortages one shift after the other; null: no two. */
  run: Run.nullable(),
})
export type CashierCheck = z.infer<typeof CashierCheck>

/** What somebody did beside selling, and what of it is out of the ordinary. */
export const HabitCheck = z.object({
  personId: z.uuid(),
  name: z.string(),
  sales: z.int(),
  refunds: z.int(),
  refundMinor: z.int(),
  voids: z.int(),
  reprints: z.int(),
  drawerOpenings: z.int(),
  unusual: z.array(z.enum(['refunds', 'voids', 'reprints', 'drawerOpenings'])),
})
export type HabitCheck = z.infer<typeof HabitCheck>

export const Verdict = z.object({
  cash: z.object({
    shifts: z.int(),
    shortShifts: z.int(),
    /** The location's currency first. */
    lines: z.array(CashLine),
    cashiers: z.array(CashierCheck),
  }),
  /** Of the codes sold in the period. */
  tokens: z.object({ sold: z.int(), seen: z.int(), unused: z.int(), givenBack: z.int() }),
  usedUnpaid: Worth,
  voidedUsed: Worth,
  notProvisioned: Worth,
  usedAfterRefund: Worth,
  /** Users on the routers that nobody made here. */
  strangers: z.int(),
  unsold: Worth,
  soldUnused: Worth,
  habits: z.array(HabitCheck),
})
export type Verdict = z.infer<typeof Verdict>

export const ShiftCheck = z.object({
  shiftId: z.uuid(),
  number: z.int(),
  day: z.string(),
  personName: z.string(),
  closedAt: z.int(),
  lines: z.array(CashLine),
})
export type ShiftCheck = z.infer<typeof ShiftCheck>

/** Codes of a package sold in the period: together those seen on a router, unused, and given back unused. */
export const PlanCheck = z.object({
  planId: z.uuid(),
  planName: z.string(),
  sold: z.int(),
  seen: z.int(),
  unused: z.int(),
  givenBack: z.int(),
})
export type PlanCheck = z.infer<typeof PlanCheck>

/** Codes that belong together: of a batch, of the stock of a package, or of a package and an age. */
export const GroupCheck = Worth.extend({
  planId: z.uuid(),
  planName: z.string(),
  batch: z.object({ id: z.uuid(), number: z.int(), sellerName: z.string().nullable() }).nullable(),
  age: z.enum(AGES).nullable(),
})
export type GroupCheck = z.infer<typeof GroupCheck>

export const TokenCheck = z.object({
  tokenId: z.uuid(),
  codeGroups: z.array(z.string()),
  planName: z.string(),
  sale: z.object({ id: z.uuid(), number: z.int() }).nullable(),
  batch: z.object({ number: z.int(), sellerName: z.string().nullable() }).nullable(),
  /** When what the figure is about began: it was used, sold, refunded, made. */
  at: z.int(),
  valueMinor: z.int(),
  /** The router, where it is about one, and what that said. */
  routerName: z.string().nullable(),
  problem: z.string().nullable(),
})
export type TokenCheck = z.infer<typeof TokenCheck>

export const StrangerCheck = z.object({
  name: z.string(),
  routerId: z.uuid(),
  routerName: z.string(),
  foundAt: z.int(),
})
export type StrangerCheck = z.infer<typeof StrangerCheck>

/** Some of many. */
const pageOf = <T extends z.ZodType>(row: T) => z.object({ total: z.int(), rows: z.array(row) })

export const reconcile = {
  /** Every figure at once. */
  verdict: query({ needs: 'reconcile.read', input: z.object(Period), output: Verdict }),
  /** Closed shifts, the newest first; of one cashier, or of all. */
  shifts: query({
    needs: 'reconcile.read',
    input: z.object({ ...Period, ...Page, personId: Id.nullable(), onlyDifferent: z.boolean() }),
    output: pageOf(ShiftCheck),
  }),
  plans: query({ needs: 'reconcile.read', input: z.object(Period), output: z.array(PlanCheck) }),
  /** What the codes of a figure come to, the most valuable first. */
  groups: query({
    needs: 'reconcile.read',
    input: z.object({ figure: z.enum(['used_unpaid', 'unsold', 'sold_unused']), ...Page }),
    output: pageOf(GroupCheck),
  }),
  /** The codes behind a figure, or behind one of its groups; of figures about a period those of it. */
  tokens: query({
    needs: 'reconcile.read',
    input: z.object({
      figure: z.enum(TOKEN_FIGURES),
      ...Period,
      ...Page,
      /** Null: all of the figure. */
      group: z.object({ planId: Id, batchId: Id.nullable(), age: z.enum(AGES).nullable() }).nullable(),
    }),
    output: pageOf(TokenCheck),
  }),
  strangers: query({ needs: 'reconcile.read', input: z.object(Page), output: pageOf(StrangerCheck) }),
}
