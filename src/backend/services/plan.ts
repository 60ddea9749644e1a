/** The calls about packages: what is on sale, and for the owner, what it is, costs and looks like. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { PlanRecord } from '../../contract/plan.ts'
import type { Clock } from '../../core/ports.ts'
import type { CallContext } from '../call-router.ts'
import type { Store } from '../store/store.ts'
import { changePlan, createPlan, duplicatePlan, reorderPlans, setActive } from './plan-edits.ts'
import { setPrice, withdrawPrice } from './plan-price-edits.ts'
import { readPlaces, readPlan, readPlans } from './plan-records.ts'
import { tilesAt } from './plan-tiles.ts'

export interface PlanOptions {
  readonly store: Store
  readonly clock: Clock
  /** A package or a price is another. */
  readonly onChange: () => void
}

export function planService(options: PlanOptions): GroupHandlers<TellerContract['plan'], CallContext> {
  const { store, clock, onChange } = options
  const changed = (planId: string): PlanRecord => {
    onChange()
    return readPlan(store.db, planId, clock())
  }
  return {
    list: (_, ctx) => tilesAt(store, ctx.person().locationId, clock()),
    all: (_, ctx) => {
      const { locationId } = ctx.person()
      return { plans: readPlans(store.db, locationId, clock()), ...readPlaces(store.db, locationId) }
    },
    create: ({ plan, priceMinor }, ctx) => changed(createPlan(store, plan, priceMinor, ctx.person())),
    change: ({ planId, plan }, ctx) => {
      changePlan(store, planId, plan, ctx.person())
      return changed(planId)
    },
    duplicate: (copy, ctx) => {
      const id = duplicatePlan(store, copy, ctx.person())
      onChange()
      return { id }
    },
    setPrice: (price, ctx) => {
      setPrice(store, price, ctx.person())
      return changed(price.planId)
    },
    withdrawPrice: ({ priceId }, ctx) => changed(withdrawPrice(store, priceId, ctx.person())),
    retire: ({ planId }, ctx) => {
      setActive(store, planId, false, ctx.person())
      return changed(planId)
    },
    restore: ({ planId }, ctx) => {
      setActive(store, planId, true, ctx.person())
      return changed(planId)
    },
    reorder: ({ planIds }, ctx) => {
      reorderPlans(store, planIds, ctx.person())
      onChange()
      return null
    },
  }
}
