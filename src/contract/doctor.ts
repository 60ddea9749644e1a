/** Calls about a router's health: look at it, mend what can be mended, prove that codes end. */
import { z } from 'zod'
import { CANARY_STEPS, CANARY_WORDS } from '../core/canary.ts'
import { CHECK_IDS, SAYING_WORDS, UNSEEN, VERDICTS } from '../core/router-checks.ts'
import { command, query } from './define.ts'
import { Done, Id } from './fields.ts'

/** What a sentence mentions; numbers are seconds, milliseconds, bytes, percent or counts, as its text says. */
const Values = z.record(z.string(), z.union([z.string(), z.number()]))

export const Finding = z.object({
  check: z.enum(CHECK_IDS),
  verdict: z.enum(VERDICTS),
  /** What the check says, or why it could not be made. */
  says: z.enum([...SAYING_WORDS, ...UNSEEN]),
  values: Values,
  /** Null where only a person can mend it. */
  fix: z
    .object({
      /** Exactly what would be sent, in order; secrets show as stars. */
      commands: z.array(z.string()),
      /** Stands for these very commands. */
      planHash: z.string(),
    })
    .nullable(),
})
export type Finding = z.infer<typeof Finding>

export const Examination = z.object({
  /** UTC epoch milliseconds. */
  at: z.int(),
  durationMs: z.int(),
  /** Who answered; null when nobody did. */
  router: z.object({ identity: z.string(), version: z.string(), board: z.string() }).nullable(),
  /** One for each check, in order. */
  findings: z.array(Finding),
})
export type Examination = z.infer<typeof Examination>

export const CanaryReport = z.object({
  at: z.int(),
  lines: z.array(z.object({ says: z.enum(CANARY_WORDS), verdict: z.enum(VERDICTS), values: Values })),
})
export type CanaryReport = z.infer<typeof CanaryReport>

/** What the doctor is doing at a router. */
export const DoctorProgress = z.object({
  routerId: z.uuid(),
  doing: z.enum(['connecting', 'asking', ...CANARY_STEPS]),
  /** How long this may take at most; null where that is moments. */
  secondsLeft: z.int().nullable(),
})
export type DoctorProgress = z.infer<typeof DoctorProgress>

const Patient = z.object({ routerId: Id })

export const doctor = {
  /** Looks at everything and changes nothing; reports by `doctor.progress`. */
  examine: query({ needs: 'equipment.read', input: Patient, output: Examination }),
  /** Applies the commands that were shown, and looks again. Refuses when other commands would be needed by now. */
  fix: command({
    needs: 'equipment.edit',
    input: Patient.extend({ check: z.enum(CHECK_IDS), planHash: z.string().max(100) }),
    output: z.object({
      /** What the router answered to a command it did not take; null when it took them all. */
      refusal: z.string().nullable(),
      examination: Examination,
    }),
  }),
  /** Puts a user there for a minute and proves with it what can be proven; reports by `doctor.progress`. */
  canary: command({ needs: 'equipment.edit', input: Patient, output: CanaryReport }),
  /** Ends the waiting; what the canary made is removed, and what is known by then is the answer. */
  stopCanary: command({ needs: 'equipment.edit', input: Patient, output: Done }),
}
