/** Which sales are behind a row of a report. */
import type { PeriodReport, ReportRow } from '../../../contract/report.ts'
import { isStep } from '../../../core/report.ts'
import { daysOfStep } from './report-words.ts'

/** Which days, and which thing, the sales behind a row are of. */
export function behindOf({ by, from, until }: PeriodReport, { key }: ReportRow) {
  if (isStep(by)) return { ...daysOfStep(by, key, { from, until }), of: null }
  if (by === 'counter' || by === 'location') return { from, until, of: null }
  return { from, until, of: { by, key } }
}
