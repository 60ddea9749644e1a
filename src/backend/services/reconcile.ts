/** The calls by which an owner sees whether cash, sales and router tell the same story. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { PlanCheck, Verdict } from '../../contract/reconcile.ts'
import { addDays } from '../../core/calendar.ts'
import { groupCode } from '../../core/codes.ts'
import type { Clock } from '../../core/ports.ts'
import { dayOf } from '../../core/time.ts'
import type { CallContext } from '../call-router.ts'
import { type PlanSold, soldByPlan, strangersOn } from '../store/reconcile-counts.ts'
import { type About, type GroupSum, groupsOf, sumOf, type TokenRow, tokensOf } from '../store/reconcile-tokens.ts'
import type { Store } from '../store/store.ts'
import { checkCash, checkHabits, shiftsBehind } from './reconcile-cash.ts'

interface ReconcileOptions {
  readonly store: Store
  readonly clock: Clock
}

/** Business days, both included. */
interface Days {
  readonly from: string
  readonly to: string
}

export function reconcileService({
  store,
  clock,
}: ReconcileOptions): GroupHandlers<TellerContract['reconcile'], CallContext> {
  const { db } = store
  const about = (days: Days, locationId: string): About => {
    const now = clock()
    const today = dayOf(now, store.here()?.timeZone ?? 'UTC')
    return { locationId, now, ...days, week: addDays(today, -6), month: addDays(today, -29) }
  }
  return {
    verdict: (days, ctx) => verdictOf(store, about(days, ctx.person().locationId)),
    shifts: (input, ctx) => shiftsBehind(store, input, ctx.person().locationId),
    plans: (days, ctx) => soldByPlan(db, days, ctx.person().locationId).map(planInView),
    groups: ({ figure, offset, limit }, ctx) => {
      const groups = groupsOf(db, figure, about({ from: '', to: '' }, ctx.person().locationId))
      return { total: groups.length, rows: groups.slice(offset, offset + limit).map(groupInView) }
    },
    tokens: ({ figure, from, to, ...rows }, ctx) => {
      const found = tokensOf(db, figure, about({ from, to }, ctx.person().locationId), rows)
      return { total: found.total, rows: found.rows.map(tokenInView) }
    },
    strangers: (page, ctx) => strangersOn(db, ctx.person().locationId, page),
  }
}

function verdictOf(store: Store, about: About): Verdict {
  const { db } = store
  const plans = soldByPlan(db, about, about.locationId).map(planInView)
  const all = (part: (plan: PlanCheck) => number) => plans.reduce((sum, plan) => sum + part(plan), 0)
  return {
    cash: checkCash(store, about),
    tokens: {
      sold: all(({ sold }) => sold),
      seen: all(({ seen }) => seen),
      unused: all(({ unused }) => unused),
      givenBack: all(({ givenBack }) => givenBack),
    },
    usedUnpaid: sumOf(db, 'used_unpaid', about),
    voidedUsed: sumOf(db, 'voided_used', about),
    notProvisioned: sumOf(db, 'not_provisioned', about),
    usedAfterRefund: sumOf(db, 'used_after_refund', about),
    strangers: strangersOn(db, about.locationId, { offset: 0, limit: 1 }).total,
    unsold: sumOf(db, 'unsold', about),
    soldUnused: sumOf(db, 'sold_unused', about),
    habits: checkHabits(store, about),
  }
}

/** Whatever was neither unused nor given back unused was seen. */
function planInView(row: PlanSold): PlanCheck {
  return { ...row, seen: row.sold - row.unused - row.givenBack }
}

function groupInView({ planId, planName, batchId, batchNumber, sellerName, age, count, valueMinor }: GroupSum) {
  const batch = batchId !== null && batchNumber !== null ? { id: batchId, number: batchNumber, sellerName } : null
  return { planId, planName, batch, age, count, valueMinor }
}

function tokenInView(row: TokenRow) {
  const { tokenId, code, planName, saleId, saleNumber, batchNumber, sellerName } = row
  const { at, valueMinor, routerName, problem } = row
  return {
    tokenId,
    codeGroups: groupCode(code),
    planName,
    sale: saleId !== null && saleNumber !== null ? { id: saleId, number: saleNumber } : null,
    batch: batchNumber === null ? null : { number: batchNumber, sellerName },
    at,
    valueMinor,
    routerName,
    problem,
  }
}
