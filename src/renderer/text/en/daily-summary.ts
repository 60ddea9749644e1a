/** English: the summary of each day, which Teller writes to a folder by itself. */
import type { SummaryProblem } from '../../../contract/summary.ts'

export const dailySummary = {
  title: 'Daily summary',
  lead: 'Every morning Teller can write what was taken the day before into a folder: for the owner, the accountant, or a backup.',
  loading: 'Looking what was written…',
  onOff: 'Write it',
  off: 'No',
  on: 'Every day',
  folder: 'Folder on this computer',
  folderHint:
    'A folder that is there already, such as C:\\Users\\Maria\\Documents\\Teller, a USB stick or a shared folder.',
  folderWrong: 'Write the whole path of a folder, from its drive or from / on.',
  format: 'As',
  csv: 'Table (CSV)',
  pdf: 'PDF',
  both: 'Both',
  hour: 'From',
  hourHint: 'If this computer is off then, the days that were missed follow when it is on again: at most 31.',
  save: 'Save',
  saving: 'Saving…',
  saved: 'The daily summary is set.',
  tryNow: 'Try now',
  trying: 'Trying…',
  written: 'Last written {{time}}: {{files}}',
  upToDate: 'Up to {{day}} there is nothing left to write. Days without sales get no file.',
  leftAlone:
    'A file of that day was there already and says something else. It was left alone; the new one is {{file}}.',
  folderTitle: 'The summaries cannot be written there',
  problemTitle: 'The summary of {{day}} is not written yet',
  problemSince: 'Tried every minute since {{time}}. Nothing is lost: Teller keeps all sales.',
} as const

/** What keeps a file from being written, and what to do about it. */
export const summaryProblem = {
  no_folder:
    'The folder is not there. Was the stick taken out, or the folder moved? Put it back, or choose another one.',
  no_space: 'The disk is full. Make room on it, or choose another folder.',
  not_allowed: 'This computer does not let Teller write there. Allow it, or choose another folder.',
  failed: 'The disk did not take it. Look whether other programs can save there, or choose another folder.',
} as const satisfies Record<SummaryProblem, string>
