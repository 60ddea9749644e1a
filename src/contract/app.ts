/** Calls about the application itself: what it is, where it stands, what its equipment says. */
import { z } from 'zod'
import { query } from './define.ts'
import { Nothing } from './fields.ts'
import { Status } from './status.ts'

export const AppInfo = z.object({
  version: z.string(),
  /** `first_run` until a café has been set up here. */
  stage: z.enum(['first_run', 'ready']),
  /** Practice: a simulated router and printer, sample data, nothing real. */
  practice: z.boolean(),
  cafeName: z.string().nullable(),
  currency: z.string().nullable(),
  timeZone: z.string().nullable(),
  /** Are secrets kept by the operating system? If not, people are told once, plainly. */
  secretsKeptBySystem: z.boolean(),
})
export type AppInfo = z.infer<typeof AppInfo>

export const app = {
  info: query({ needs: 'anyone', input: Nothing, output: AppInfo }),
  status: query({ needs: 'signed_in', input: Nothing, output: Status }),
}
