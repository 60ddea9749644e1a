/** Calls about making up for an outage: time for everybody who was online in a stretch of time. */
import { z } from 'zod'
import type { FieldProblem } from '../core/errors.ts'
import { command, query } from './define.ts'
import { Id, Name, Nothing } from './fields.ts'
import { more } from './token.ts'

const MAX_OUTAGE_MS = 7 * 86_400_000
const MAX_MINUTES = 7 * 24 * 60

/** When it was, what everybody gets for it, and on which router it was. */
const Outage = z.object({
  /** UTC epoch milliseconds. */
  from: z.int({ error: 'required' satisfies FieldProblem }),
  until: z.int({ error: 'required' }),
  minutes: more(MAX_MINUTES).min(1, { error: 'too_small' }),
  /** Null: all of this location. */
  routerId: Id.nullable(),
})

function inOrder({ from, until }: z.infer<typeof Outage>, ctx: z.RefinementCtx): void {
  const problem: FieldProblem | null = until <= from ? 'too_small' : until - from > MAX_OUTAGE_MS ? 'too_large' : null
  if (problem) ctx.addIssue({ code: 'custom', path: ['until'], message: problem })
}

export const OutageForm = Outage.superRefine(inOrder)
export type OutageForm = z.infer<typeof OutageForm>

/** What was given after an outage. */
export const Compensation = z.object({
  id: z.uuid(),
  /** UTC epoch milliseconds. */
  at: z.int(),
  byName: z.string(),
  from: z.int(),
  until: z.int(),
  minutes: z.int(),
  /** Null: all routers. */
  router: z.string().nullable(),
  reason: z.string(),
  /** Codes that got something. */
  count: z.int(),
  /** Null: it stands. */
  undone: z.object({ at: z.int(), byName: z.string() }).nullable(),
})
export type Compensation = z.infer<typeof Compensation>

/** Why somebody who was online gets nothing. */
export const NOTHING_BECAUSE = ['refunded', 'blocked', 'void', 'unsold', 'no_time', 'stranger'] as const

export const OutagePreview = z.object({
  /** Those who get something, as many as a list can show. */
  listed: z.array(
    z.object({
      tokenId: z.uuid(),
      codeEnding: z.string(),
      planName: z.string(),
      /** Within the outage, as far as this counter saw. */
      onlineSeconds: z.int(),
      /** Online time, and by the clock. */
      seconds: z.int(),
      validitySeconds: z.int(),
    }),
  ),
  /** All who get something. */
  count: z.int(),
  nothing: z.array(z.object({ because: z.enum(NOTHING_BECAUSE), count: z.int() })),
  /** Names exactly what would be given to whom. */
  digest: z.string(),
  /** What was given for a time that overlaps with this one. */
  overlaps: z.array(Compensation),
})
export type OutagePreview = z.infer<typeof OutagePreview>

export const outage = {
  preview: query({ needs: 'token.compensate', input: OutageForm, output: OutagePreview }),
  /** Gives exactly what the preview of this digest showed; the same `requestId` again gives nothing more. */
  compensate: command({
    needs: 'token.compensate',
    input: Outage.extend({ requestId: Id, digest: z.string().max(100), reason: Name }).superRefine(inOrder),
    output: Compensation,
  }),
  /** The latest of this location, newest first. */
  list: query({ needs: 'token.compensate', input: Nothing, output: z.array(Compensation) }),
  /** Takes the same back, as far as it was not used. */
  undo: command({ needs: 'token.compensate', input: z.object({ id: Id }), output: Compensation }),
}
