/** Calls about the summary of each day that is written to a folder by itself. */
import { z } from 'zod'
import { command, query } from './define.ts'
import { Nothing } from './fields.ts'

export const SummarySettings = z.object({
  isOn: z.boolean(),
  /** Where the files go: a folder of this computer that is there already; empty while it was never chosen. */
  folder: z.string({ error: 'required' }).trim().max(1_000, { error: 'too_long' }),
  format: z.enum(['csv', 'pdf', 'both']),
  /** From which hour on, by the location's clock, the day before is written. */
  hour: z.int({ error: 'not_a_number' }).min(0, { error: 'too_small' }).max(23, { error: 'too_large' }),
})
export type SummarySettings = z.infer<typeof SummarySettings>

/** Why a file could not be written. */
export const SummaryProblem = z.enum(['no_folder', 'no_space', 'not_allowed', 'failed'])
export type SummaryProblem = z.infer<typeof SummaryProblem>

export const SummaryState = z.object({
  /** The last day that was seen to; null: none yet. */
  lastDay: z.string().nullable(),
  /** The files that were written last, and when. */
  lastFiles: z.array(z.string()),
  lastAt: z.int().nullable(),
  /** A file was there already with other contents, and was left alone. */
  leftAlone: z.string().nullable(),
  /** What keeps a day from being written; it is tried again. */
  problem: z.object({ code: SummaryProblem, day: z.string(), since: z.int() }).nullable(),
})
export type SummaryState = z.infer<typeof SummaryState>

const SummaryView = z.object({ settings: SummarySettings, state: SummaryState })

export const summary = {
  get: query({ needs: 'counter.edit', input: Nothing, output: SummaryView }),
  /** Answers when what is due was written, or could not be. */
  save: command({
    needs: 'counter.edit',
    input: SummarySettings.refine(({ isOn, folder }) => !isOn || isFullPath(folder), {
      error: 'invalid',
      path: ['folder'],
    }),
    output: SummaryView,
  }),
  /** Tries now what could not be written. */
  tryNow: command({ needs: 'counter.edit', rate: 'sheet', input: Nothing, output: SummaryView }),
}

/** `/home/maria/teller`, `C:\\Teller` or `\\\\server\\share`: from where it is counted from does not depend on the program. */
function isFullPath(folder: string): boolean {
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(folder)
}
