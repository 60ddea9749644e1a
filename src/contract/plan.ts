/** Calls about packages: those on sale, and for who may, all of them with their prices. */
import { z } from 'zod'
import { PLAN_COLOURS, PLAN_KINDS } from '../core/plan.ts'
import { command, query } from './define.ts'
import { AmountMinor, Done, Id, Name, Nothing } from './fields.ts'
import { ActiveHoursForm, PlanEdit } from './plan-form.ts'
import { PlanTile } from './sales.ts'

/** A price and its time. */
export const PriceView = z.object({
  id: z.uuid(),
  priceMinor: z.int(),
  /** UTC epoch milliseconds. */
  validFrom: z.int(),
  /** `planned` can be withdrawn. */
  state: z.enum(['now', 'past', 'planned', 'withdrawn']),
  /** Null: the set-up. */
  byName: z.string().nullable(),
})
export type PriceView = z.infer<typeof PriceView>

const { shape } = PlanEdit

/** A package as its editor shows it. */
export const PlanRecord = z.object({
  id: z.uuid(),
  ...shape,
  // As they stand in the books, whatever a form would take today.
  name: z.string(),
  kind: z.enum(PLAN_KINDS),
  timeLimitSeconds: z.int().nullable(),
  validitySeconds: z.int().nullable(),
  dataLimitBytes: z.int().nullable(),
  uploadKbps: z.int().nullable(),
  downloadKbps: z.int().nullable(),
  burstUploadKbps: z.int().nullable(),
  burstDownloadKbps: z.int().nullable(),
  burstSeconds: z.int().nullable(),
  devices: z.int(),
  codeLength: z.int(),
  colour: z.enum(PLAN_COLOURS).nullable(),
  routerId: z.uuid().nullable(),
  taxRateId: z.uuid().nullable(),
  activeHours: ActiveHoursForm.nullable(),
  active: z.boolean(),
  priceMinor: z.int(),
  /** When its hours begin; null: it is on sale now, as far as they decide. */
  onSaleFrom: z.int().nullable(),
  /** Newest first. */
  prices: z.array(PriceView),
  /** Codes that were made and not sold: those that lie ready, and slips of batches. */
  unsold: z.object({ stock: z.int(), slips: z.int() }),
})
export type PlanRecord = z.infer<typeof PlanRecord>

/** What a package can be put on. */
export const PlanPlaces = z.object({
  routers: z.array(z.object({ id: z.uuid(), name: z.string() })),
  taxRates: z.array(z.object({ id: z.uuid(), name: z.string(), basisPoints: z.int() })),
})
export type PlanPlaces = z.infer<typeof PlanPlaces>

const OnePlan = z.object({ planId: Id })

export const plan = {
  /** Those on sale, in the order of their tiles; also those whose hours have not begun. */
  list: query({ needs: 'token.sell', input: Nothing, output: z.array(PlanTile) }),
  /** All of this location, retired ones last. */
  all: query({
    needs: 'plan.read',
    input: Nothing,
    output: PlanPlaces.extend({ plans: z.array(PlanRecord) }),
  }),
  create: command({
    needs: 'plan.edit',
    input: z.object({ plan: PlanEdit, priceMinor: AmountMinor }),
    output: PlanRecord,
  }),
  /** Codes that were sold keep what they were sold with; those that lie ready are exchanged. */
  change: command({ needs: 'plan.edit', input: OnePlan.extend({ plan: PlanEdit }), output: PlanRecord }),
  /** A copy under another name, here or at another location; what only this place has stays behind. */
  duplicate: command({
    needs: 'plan.edit',
    input: OnePlan.extend({ name: Name, locationId: Id, priceMinor: AmountMinor }),
    output: z.object({ id: z.uuid() }),
  }),
  /** From `validFrom` on, UTC epoch milliseconds; null: from now. Sales that were made keep their price. */
  setPrice: command({
    needs: 'plan.edit',
    input: OnePlan.extend({ priceMinor: AmountMinor, validFrom: z.int({ error: 'required' }).nullable() }),
    output: PlanRecord,
  }),
  /** Only before its time has come. */
  withdrawPrice: command({ needs: 'plan.edit', input: z.object({ priceId: Id }), output: PlanRecord }),
  /** It is not sold any more; what was sold stays good. */
  retire: command({ needs: 'plan.edit', input: OnePlan, output: PlanRecord }),
  restore: command({ needs: 'plan.edit', input: OnePlan, output: PlanRecord }),
  /** All packages on sale, in their new order. */
  reorder: command({ needs: 'plan.edit', input: z.object({ planIds: z.array(Id).max(1_000) }), output: Done }),
}
