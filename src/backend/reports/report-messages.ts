/** What the desk and the thread that makes files of reports say to each other. */
import type { ErrorCode, Reason } from '../../core/errors.ts'
import type { ReportTask } from '../report-port.ts'

export interface ReportJob {
  readonly task: ReportTask
  readonly databaseFile: string
  /** The file to be made. */
  readonly path: string
}

export type ReportNews =
  | { readonly news: 'progress'; readonly done: number; readonly total: number }
  | { readonly news: 'done'; readonly bytes: number; readonly rows: number }
  | { readonly news: 'refused'; readonly code: ErrorCode; readonly reason: Reason }
