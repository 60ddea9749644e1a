/** The calls about the daily summary. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import type { SummaryKeeper } from './summary-keeper.ts'

export function summaryService(keeper: SummaryKeeper): GroupHandlers<TellerContract['summary'], CallContext> {
  const view = () => ({ settings: keeper.settings(), state: keeper.state() })
  return {
    get: view,
    save: async (settings, ctx) => {
      keeper.save(settings, ctx.person())
      await keeper.look()
      return view()
    },
    tryNow: async () => {
      await keeper.look()
      return view()
    },
  }
}
