/** The form of a package: what it allows, when and where it is sold, and what it looks like. */
import { z } from 'zod'
import { RANDOM_LENGTHS } from '../core/codes.ts'
import type { FieldProblem } from '../core/errors.ts'
import { OFFERED_KINDS, PLAN_COLOURS, PLAN_KINDS } from '../core/plan.ts'
import { Id, Name } from './fields.ts'

const DAY_SECONDS = 86_400

/** The bounds of what makes sense; beyond them somebody slipped with a unit or a nought. */
export const PLAN_BOUNDS = {
  timeSeconds: { least: 60, most: 366 * DAY_SECONDS },
  dataBytes: { least: 1e6, most: 1e13 },
  speedKbps: { least: 16, most: 10_000_000 },
  burstSeconds: { least: 1, most: 600 },
  devices: { least: 1, most: 100 },
} as const

const between = ({ least, most }: { readonly least: number; readonly most: number }) =>
  z
    .int({ error: 'not_a_number' satisfies FieldProblem })
    .min(least, { error: 'too_small' satisfies FieldProblem })
    .max(most, { error: 'too_large' satisfies FieldProblem })

const Minute = z.int({ error: 'not_a_number' }).min(0, { error: 'invalid' }).max(1_439, { error: 'invalid' })

export const ActiveHoursForm = z.object({
  /** 1 is Monday. */
  days: z
    .array(z.int().min(1).max(7))
    .min(1, { error: 'required' })
    .max(7)
    .transform((days) => [...new Set(days)].toSorted((a, b) => a - b)),
  /** Minutes since midnight; where `until` is not later than `from`, past midnight. */
  from: Minute,
  until: Minute,
})

const Speed = between(PLAN_BOUNDS.speedKbps).nullable()

/** Null is no limit. */
const PlanFields = z.object({
  name: Name,
  kind: z.enum(PLAN_KINDS).refine((kind) => OFFERED_KINDS.includes(kind), { error: 'invalid' }),
  timeLimitSeconds: between(PLAN_BOUNDS.timeSeconds).nullable(),
  validitySeconds: between(PLAN_BOUNDS.timeSeconds).nullable(),
  validityFrom: z.enum(['first_login', 'sale']),
  dataLimitBytes: between(PLAN_BOUNDS.dataBytes).nullable(),
  uploadKbps: Speed,
  downloadKbps: Speed,
  burstUploadKbps: Speed,
  burstDownloadKbps: Speed,
  burstSeconds: between(PLAN_BOUNDS.burstSeconds).nullable(),
  devices: between(PLAN_BOUNDS.devices),
  lockDevice: z.boolean(),
  codeLength: between(RANDOM_LENGTHS),
  colour: z.enum(PLAN_COLOURS).nullable(),
  /** The one router it is sold on; null: on all of the location. */
  routerId: Id.nullable(),
  taxRateId: Id.nullable(),
  activeHours: ActiveHoursForm.nullable(),
})
type PlanFields = z.infer<typeof PlanFields>

/** What one field alone cannot tell: each field that does not go with the others, and why. */
function* contradictions(plan: PlanFields): Generator<[keyof PlanFields, FieldProblem]> {
  const { timeLimitSeconds, validitySeconds, dataLimitBytes } = plan
  // It would never end, and its codes would pile up on the router for ever.
  if (timeLimitSeconds === null && validitySeconds === null && dataLimitBytes === null) {
    yield ['timeLimitSeconds', 'required']
  }
  if (timeLimitSeconds !== null && validitySeconds !== null && validitySeconds < timeLimitSeconds) {
    yield ['validitySeconds', 'too_small']
  }
  if (plan.lockDevice && plan.devices > 1) yield ['devices', 'too_large']
  const isBursting = plan.burstUploadKbps !== null || plan.burstDownloadKbps !== null
  if (isBursting && plan.burstSeconds === null) yield ['burstSeconds', 'required']
  if (!isBursting && plan.burstSeconds !== null) yield ['burstDownloadKbps', 'required']
  for (const way of ['Upload', 'Download'] as const) {
    const burst = plan[`burst${way}Kbps`]
    const kbps = plan[way === 'Upload' ? 'uploadKbps' : 'downloadKbps']
    if (burst !== null && (kbps === null || burst <= kbps))
      yield [`burst${way}Kbps`, kbps === null ? 'invalid' : 'too_small']
  }
}

export const PlanEdit = PlanFields.superRefine((plan, ctx) => {
  for (const [field, problem] of contradictions(plan)) ctx.addIssue({ code: 'custom', path: [field], message: problem })
})
export type PlanEdit = z.infer<typeof PlanEdit>
