/** English: verifying the journal, and saving it to a file. */
import type { Verification } from '../../../contract/audit.ts'

/** Checking that no entry was touched. */
export const verifying = {
  start: 'Verify',
  starting: 'Getting ready…',
  progress: 'Checking entry {{done}} of {{total}}',
  stop: 'Stop',
  stopping: 'Stopping…',
  stopped: 'The check was stopped. Nothing was changed.',
  never: 'Not verified yet. Verify checks that no entry was changed, left out or added.',
  whole_one: 'The one entry is as it was written.',
  whole_other: 'All {{number}} entries are as they were written.',
  when: 'Verified {{when}}',
  noSeal: 'This computer’s key store has lost its key, so a journal written anew as a whole would not be noticed.',
  brokenTitle: 'The journal is not as it was written',
  brokenAt: 'From entry {{seq}} on it cannot be trusted.',
  fits_one: 'The {{count}} entry before it is as it was written.',
  fits_other: 'The {{number}} entries before it are as they were written.',
  whatToDo:
    'Call the owner. Keep the file teller.sqlite as it is, with a copy of it elsewhere: it is the proof. Selling may go on, or restore a backup from before it happened.',
} as const

/** What a verification found to be wrong. */
export const journalProblem = {
  changed: 'An entry is not what was written: somebody changed it in the file.',
  missing: 'An entry is missing: somebody took it out of the file.',
  cut: 'The end is missing: somebody cut off the last entries, or an older copy of the file was put in its place.',
  rewritten: 'Entries were written by something other than this counter.',
  damaged: 'The file cannot be read properly. The disk may be failing, or somebody changed the file.',
} as const satisfies Record<NonNullable<Verification['problem']>, string>

/** Saving what the filter shows. */
export const saving = {
  csv: 'Save as CSV',
  pdf: 'Save as PDF',
  working: 'Writing the {{format}} file…',
  done_one: '{{file}} holds {{count}} entry.',
  done_other: '{{file}} holds {{number}} entries.',
} as const

/** How a verification that stands in the journal ended. */
export const verified = { whole: 'all as written', broken: 'not as written' } as const
