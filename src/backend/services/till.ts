/** The calls about the till: a shift from its opening float to its counted cash. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import type { Approvals } from './approval.ts'
import { closeShift, type HandOverTools, handOver } from './close-shift.ts'
import { backToSelling, putCount, startCount } from './count-shift.ts'
import type { CashDrawer } from './drawer.ts'
import { moveCash } from './move-cash.ts'
import { leftBefore, openShift } from './open-shift.ts'
import { type ShiftRow, shiftNow } from './till-now.ts'
import { movementView, nowView, shiftList, shiftView, type ViewTools } from './till-views.ts'

export interface TillOptions extends HandOverTools, ViewTools {
  readonly approvals: Approvals
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
    left: (_, ctx) => leftBefore(store.db, ctx.person().locationId) ?? null,
    open: (input, ctx) => told(openShift(store, input, ctx.person()), ctx),
    move: (input, ctx) => {
      const row = moveCash(options, input, ctx)
      drawer.forShift(ctx.callerId)
      onChange()
      return movementView(row)
    },
    startCount: ({ shiftId }, ctx) => {
      const row = startCount(store, shiftId, ctx.person())
      drawer.forShift(ctx.callerId)
      return told(row, ctx)
    },
    count: (input, ctx) => told(putCount(store, input, ctx.person()), ctx),
    backToSelling: ({ shiftId }, ctx) => told(backToSelling(store, shiftId, ctx.person()), ctx),
    close: (input, ctx) => {
      const { id } = closeShift(store, input, ctx.person())
      onChange()
      return shiftView(options, id, ctx.person())
    },
    handOver: async (input, ctx) => told(await handOver(options, input, ctx), ctx),
    list: ({ before, limit }, ctx) => shiftList(options, before, limit, ctx.person()),
    get: ({ id }, ctx) => shiftView(options, id, ctx.person()),
  }
}
