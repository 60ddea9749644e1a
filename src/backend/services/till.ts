/** The calls about the till: a shift from its opening float to its counted cash. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import type { Signed } from '../callers.ts'
import { counterPrinter } from '../store/counter-printer.ts'
import type { Approvals } from './approval.ts'
import { closeShift, type HandOverTools, handOver } from './close-shift.ts'
import { backToSelling, putCount, startCount } from './count-shift.ts'
import type { CashDrawer } from './drawer.ts'
import { moveCash } from './move-cash.ts'
import { openShift } from './open-shift.ts'
import { printReport, type ShiftReportOptions } from './shift-report.ts'
import { type ShiftRow, shiftNow } from './till-now.ts'
import { leftView, movementView, nowView, shiftList, shiftView, type ViewTools } from './till-views.ts'

export interface TillOptions extends HandOverTools, ViewTools {
  readonly approvals: Approvals
  readonly reports: ShiftReportOptions
  /** Opens for cash that goes in or out, and to be counted. */
  readonly drawer: Pick<CashDrawer, 'forShift'>
  /** Tells the screens that the shift, its drawer or its count is another. */
  readonly onChange: () => void
}

export function tillService(options: TillOptions): GroupHandlers<TellerContract['till'], CallContext> {
  const { store, drawer, onChange } = options
  const told = (row: ShiftRow, ctx: CallContext) => {
    onChange()
    return nowView(options, row, ctx.person())
  }
  return {
    now: (_, ctx) => {
      const row = shiftNow(store.db)
      return row ? nowView(options, row, ctx.person()) : null
    },
    left: (_, ctx) => leftView(store, ctx.person()),
    open: (input, ctx) => told(openShift(store, input, ctx.person()), ctx),
    move: (input, ctx) => {
      const { row, isNew } = moveCash(options, input, ctx)
      if (isNew) drawer.forShift(ctx.callerId)
      onChange()
      return movementView(row)
    },
    startCount: ({ shiftId }, ctx) => {
      const { row, isNew } = startCount(store, shiftId, ctx.person())
      if (isNew) drawer.forShift(ctx.callerId)
      return told(row, ctx)
    },
    count: (input, ctx) => told(putCount(store, input, ctx.person()), ctx),
    backToSelling: ({ shiftId }, ctx) => told(backToSelling(store, shiftId, ctx.person()), ctx),
    close: (input, ctx) => {
      const { row, isNew } = closeShift(store, input, ctx.person())
      if (isNew) printZ(options, row.id, ctx.person())
      onChange()
      return shiftView(options, row.id, ctx.person())
    },
    handOver: async (input, ctx) => {
      const { row, isNew } = await handOver(options, input, ctx)
      if (isNew) printZ(options, input.shiftId, ctx.person())
      return told(row, ctx)
    },
    list: ({ before, limit }, ctx) => shiftList(options, before, limit, ctx.person()),
    get: ({ id }, ctx) => shiftView(options, id, ctx.person()),
  }
}

/** The Z of a closed shift comes out of this counter's printer, if there is one; the shift is closed either way. */
function printZ({ store, reports }: TillOptions, shiftId: string, person: Signed): void {
  if (counterPrinter(store.db)) printReport(reports, shiftId, person)
}
