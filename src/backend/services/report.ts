/** The calls about what was taken: today, any period, the sales behind a figure, one's own, and files. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import { bookedRows } from '../store/booked-rows.ts'
import { periodReport } from '../store/period-report.ts'
import type { ReportExports } from './report-exports.ts'
import { ownReport, type TodayOptions, todayReport } from './report-today.ts'
import { printTakings, type TakingsPaperOptions } from './takings-paper.ts'

export interface ReportOptions extends TodayOptions, TakingsPaperOptions {
  readonly exports: ReportExports
}

export function reportService(options: ReportOptions): GroupHandlers<TellerContract['report'], CallContext> {
  const { store, exports } = options
  return {
    today: () => todayReport(options),
    period: (asked) => {
      const books = { counterId: store.counterId, locationId: store.here()?.id ?? '' }
      return periodReport(store.db, books, asked)
    },
    rows: (asked) => bookedRows(store.db, asked),
    own: (_, ctx) => ownReport(options, ctx.person().id),
    print: (asked, ctx) => printTakings(options, asked, ctx.person()),
    export: (asked, ctx) => exports.make(asked, ctx),
    exportPart: ({ exportId, offset }, ctx) => exports.part(exportId, offset, ctx),
    exportEnd: (_, ctx) => {
      exports.leave(ctx.callerId)
      return null
    },
  }
}
