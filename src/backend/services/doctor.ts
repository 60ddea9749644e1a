/** The calls about routers' health: looked at by leaders, mended by the owner, each mending written down. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import { AppError } from '../../core/errors.ts'
import type { CallContext } from '../call-router.ts'
import { actor } from '../callers.ts'
import type { RouterDoctor } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { requireRouter } from './equipment.ts'

export interface DoctorOptions {
  readonly store: Store
  readonly doctor: RouterDoctor
}

export function doctorService({ store, doctor }: DoctorOptions): GroupHandlers<TellerContract['doctor'], CallContext> {
  const subjectOf = (routerId: string, ctx: CallContext) => {
    const { name } = requireRouter(store, routerId, ctx.person())
    return { type: 'router', id: routerId, name } as const
  }
  return {
    examine: ({ routerId }, ctx) => {
      subjectOf(routerId, ctx)
      return doctor.examine(routerId)
    },
    fix: async ({ routerId, check, planHash }, ctx) => {
      const subject = subjectOf(routerId, ctx)
      const by = actor(ctx.person())
      const fixed = await doctor.fix({ routerId, check, planHash, beforeChange: () => ctx.requireStill() })
      if (fixed.outcome === 'differs') throw new AppError('conflict', 'fix_changed')
      if (fixed.outcome === 'unseen') throw new AppError('unavailable', 'router_silent')
      const { commands, done, refusal = null } = fixed
      store.note({ kind: 'router.fixed', by, subject, data: { check, commands, done, refusal } })
      return { refusal, examination: await doctor.examine(routerId) }
    },
    canary: async ({ routerId }, ctx) => {
      const subject = subjectOf(routerId, ctx)
      const by = actor(ctx.person())
      const report = await doctor.canary({ routerId, beforeChange: () => ctx.requireStill() })
      store.note({ kind: 'router.canary_run', by, subject, data: { found: report.lines.map(({ says }) => says) } })
      return report
    },
    stopCanary: ({ routerId }, ctx) => {
      subjectOf(routerId, ctx)
      doctor.stopCanary(routerId)
      return null
    },
  }
}
