/** Prices with a date: a new one is a new row, and one that has not begun can be called off. */
import { and, eq, isNull, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { AppError, type FieldProblem } from '../../core/errors.ts'
import type { Signed } from '../callers.ts'
import { priceOf } from '../store/plan-prices.ts'
import { plan, planPrice } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'
import { currencyOf, factOf } from './plan-facts.ts'
import { requirePlan } from './plan-records.ts'

/** Nobody plans further ahead; a date beyond it is a slip. */
const FURTHEST_MS = 2 * 366 * 86_400_000

export interface NewPrice {
  readonly planId: string
  readonly priceMinor: number
  /** UTC epoch milliseconds; null: now. */
  readonly validFrom: number | null
}

/** @throws AppError `no_such_plan`, `check_fields` */
export function setPrice(store: Store, { planId, priceMinor, validFrom }: NewPrice, person: Signed): void {
  store.write((tx, at) => {
    const row = requirePlan(tx, planId, person.locationId)
    const from = validFrom ?? at
    const before = priceOf(tx, planId, from)
    if (validFrom !== null && validFrom <= at) throw wrong('validFrom', 'too_small')
    if (from > at + FURTHEST_MS) throw wrong('validFrom', 'too_large')
    if (before === priceMinor) throw wrong('priceMinor', 'same_as_before')
    putPrice(tx, { planId, priceMinor, validFrom: from, at }, person)
    const data = { priceMinor, before, currency: currencyOf(tx, row.locationId), validFrom }
    return { value: null, fact: factOf('plan.price_set', row, person, data) }
  })
}

/** Answers with the package's id. @throws AppError `no_such_plan`, `price_in_force` */
export function withdrawPrice(store: Store, priceId: string, person: Signed): string {
  return store.write((tx, at) => {
    const found = tx
      .select({ price: planPrice, plan })
      .from(planPrice)
      .innerJoin(plan, eq(plan.id, planPrice.planId))
      .where(and(eq(planPrice.id, priceId), eq(plan.locationId, person.locationId)))
      .get()
    if (!found) throw new AppError('not_found', 'no_such_plan')
    const { price, plan: row } = found
    const isOther = and(eq(planPrice.planId, row.id), isNull(planPrice.withdrawnAt), ne(planPrice.id, priceId))
    const isOnly = tx.select({ id: planPrice.id }).from(planPrice).where(isOther).get() === undefined
    if (price.withdrawnAt !== null || price.validFrom <= at || isOnly) throw new AppError('conflict', 'price_in_force')
    tx.update(planPrice).set({ withdrawnAt: at }).where(eq(planPrice.id, priceId)).run()
    const { priceMinor, validFrom } = price
    const data = { priceMinor, currency: currencyOf(tx, row.locationId), validFrom }
    return { value: row.id, fact: factOf('plan.price_withdrawn', row, person, data) }
  })
}

export function putPrice(
  tx: Tx,
  { at, ...price }: Omit<NewPrice, 'validFrom'> & { readonly validFrom: number; readonly at: number },
  { id: personId, name: personName }: Signed,
): void {
  tx.insert(planPrice)
    .values({ id: uuidv7(), ...price, personId, personName, createdAt: at })
    .run()
}

function wrong(field: string, problem: FieldProblem): AppError {
  return new AppError('bad_request', 'check_fields', { fields: { [field]: problem } })
}
