/** Calls of the first run: set up this counter, or practise. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { FoundPrinters, ScanProgress } from './discovery.ts'
import { PrinterForm, PrinterTest, RouterForm, RouterTest } from './equipment.ts'
import { AmountMinor, Currency, Done, Name, NewPassword, NewPin, Nothing, TimeZone } from './fields.ts'

const Duration = z
  .int()
  .min(60, { error: 'too_small' })
  .max(366 * 86_400, { error: 'too_large' })

/** A package ends by online time, by the clock from its first login, or by whichever comes first. */
export const PlanForm = z
  .object({
    name: Name,
    priceMinor: AmountMinor,
    /** Null: online as long as it is valid. */
    timeLimitSeconds: Duration.nullable(),
    /** Null: whenever, until its online time is used up. */
    validitySeconds: Duration.nullable(),
  })
  .refine((plan) => plan.timeLimitSeconds !== null || plan.validitySeconds !== null, {
    path: ['timeLimitSeconds'],
    error: 'required',
  })

export const SetupForm = z.object({
  cafeName: Name,
  currency: Currency,
  timeZone: TimeZone,
  owner: z.object({ name: Name, password: NewPassword, pin: NewPin }),
  /** Null: to be set up later, in Settings. */
  router: RouterForm.extend({ password: RouterForm.shape.password.unwrap() }).nullable(),
  printer: PrinterForm.nullable(),
  plans: z.array(PlanForm).min(1, { error: 'required' }).max(12, { error: 'too_long' }),
})
export type SetupForm = z.infer<typeof SetupForm>

export const setup = {
  testRouter: command({ needs: 'first_run', input: RouterForm, output: RouterTest }),
  testPrinter: command({ needs: 'first_run', input: PrinterForm, output: PrinterTest }),
  /** As the calls of these names under `discovery`. */
  printers: query({ needs: 'first_run', input: Nothing, output: FoundPrinters }),
  scan: command({ needs: 'first_run', input: Nothing, output: ScanProgress }),
  stopScan: command({ needs: 'first_run', input: Nothing, output: Done }),
  /** Sets the counter up and signs its owner in; the recovery code is shown this once. */
  complete: command({ needs: 'first_run', input: SetupForm, output: z.object({ recoveryCode: z.string() }) }),
  /** Exchanges this backend for one with a simulated router and printer and sample data. */
  practice: command({ needs: 'first_run', input: Nothing, output: Done }),
  /** Back from practice to the real counter. Refused outside practice. */
  leavePractice: command({ needs: 'anyone', input: Nothing, output: Done }),
}
