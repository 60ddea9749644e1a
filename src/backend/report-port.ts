/** What services ask of whoever makes files of reports. */
import type { Period } from '../core/report-period.ts'
import type { ReportTable } from '../core/report-table.ts'

/** What stands at the top and the foot of pages. */
export interface ReportHead {
  readonly cafeName: string
  readonly madeBy: string
  readonly madeAtText: string
}

export type ReportTask =
  | {
      readonly what: 'table'
      readonly format: 'csv' | 'xlsx' | 'pdf'
      readonly table: ReportTable
      readonly head: ReportHead
    }
  /** Every sale, payment, refund and void of a period. */
  | {
      readonly what: 'books'
      readonly format: 'csv' | 'xlsx'
      readonly period: Period
      readonly timeZone: string
      readonly currency: string
    }

export interface MadeReport {
  /** To be asked for again. */
  readonly name: string
  readonly bytes: number
  /** Lines without the heads. */
  readonly rows: number
}

/** Makes files of reports beside the main loop, one at a time, and keeps each until it is let go. */
export interface ReportDesk {
  /** @throws AppError `already_working`, `stopped`, `database_full` */
  make(order: {
    readonly task: ReportTask
    readonly onProgress: (done: number, total: number) => void
    readonly signal: AbortSignal
  }): Promise<MadeReport>
  /** Empty at the end of the file. */
  read(name: string, offset: number): Promise<Buffer>
  remove(name: string): void
  stop(): Promise<void>
}
