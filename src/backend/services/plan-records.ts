/** Packages as their editor shows them: with every price they ever had, and the codes that were made and not sold. */
import { and, asc, count, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { PlanPlaces, PlanRecord, PriceView } from '../../contract/plan.ts'
import { AppError } from '../../core/errors.ts'
import { priceOf } from '../store/plan-prices.ts'
import { plan, planPrice, router, taxRate, token, tokenUnsold } from '../store/schema.ts'
import type { Tx } from '../store/store.ts'
import { colourOf, opensAt, zoneOf } from './plan-tiles.ts'

type Reader = Pick<Tx, 'select'>
export type PlanRow = typeof plan.$inferSelect

/** All of a location: those on sale in the order of their tiles, then the retired ones. */
export function readPlans(db: Reader, locationId: string, at: number): PlanRecord[] {
  const order = [desc(plan.active), asc(plan.position), asc(plan.id)]
  const rows = db
    .select()
    .from(plan)
    .where(eq(plan.locationId, locationId))
    .orderBy(...order)
    .all()
  return asRecords(db, rows, at)
}

/** @throws AppError `no_such_plan` */
export function readPlan(db: Reader, planId: string, at: number): PlanRecord {
  const rows = db.select().from(plan).where(eq(plan.id, planId)).all()
  const [record] = asRecords(db, rows, at)
  if (!record) throw new AppError('not_found', 'no_such_plan')
  return record
}

/** @throws AppError `no_such_plan`, also for one of another location */
export function requirePlan(db: Reader, planId: string, locationId: string): PlanRow {
  const isOurs = and(eq(plan.id, planId), eq(plan.locationId, locationId))
  const row = db.select().from(plan).where(isOurs).get()
  if (!row) throw new AppError('not_found', 'no_such_plan')
  return row
}

/** The routers in use and the taxes of a location. */
export function readPlaces(db: Reader, locationId: string): PlanPlaces {
  const isRouter = and(eq(router.locationId, locationId), isNull(router.retiredAt))
  const isTax = and(eq(taxRate.locationId, locationId), isNull(taxRate.retiredAt))
  return {
    routers: db
      .select({ id: router.id, name: router.name })
      .from(router)
      .where(isRouter)
      .orderBy(asc(router.createdAt), asc(router.id))
      .all(),
    taxRates: db
      .select({ id: taxRate.id, name: taxRate.name, basisPoints: taxRate.basisPoints })
      .from(taxRate)
      .where(isTax)
      .orderBy(asc(taxRate.createdAt), asc(taxRate.id))
      .all(),
  }
}

function asRecords(db: Reader, rows: readonly PlanRow[], at: number): PlanRecord[] {
  const ids = rows.map(({ id }) => id)
  const prices = Map.groupBy(pricesOf(db, ids), ({ planId }) => planId)
  const unsold = unsoldOf(db, ids)
  return rows.map((row) => ({
    ...row,
    colour: colourOf(row),
    // A record is read by forms that sort and fill in; the books keep what was saved.
    activeHours: row.activeHours && { ...row.activeHours, days: [...row.activeHours.days] },
    priceMinor: priceOf(db, row.id, at),
    onSaleFrom: opensAt(row, at, zoneOf(db, row.locationId)),
    prices: statesOf(prices.get(row.id) ?? [], at),
    unsold: unsold(row.id),
  }))
}

type PriceRow = typeof planPrice.$inferSelect

/** Newest first, as `priceOf` looks at them. */
function pricesOf(db: Reader, planIds: readonly string[]): PriceRow[] {
  const order = [desc(planPrice.validFrom), desc(planPrice.createdAt), desc(planPrice.id)]
  return db
    .select()
    .from(planPrice)
    .where(inArray(planPrice.planId, [...planIds]))
    .orderBy(...order)
    .all()
}

function statesOf(rows: readonly PriceRow[], at: number): PriceView[] {
  const standing = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  // Where the clock stands before every price, the first one is in force.
  const now = standing.find(({ validFrom }) => validFrom <= at) ?? standing.at(-1)
  const stateOf = (row: PriceRow): PriceView['state'] => {
    if (row.withdrawnAt !== null) return 'withdrawn'
    if (row === now) return 'now'
    return row.validFrom > at ? 'planned' : 'past'
  }
  return rows.map((row) => ({
    id: row.id,
    priceMinor: row.priceMinor,
    validFrom: row.validFrom,
    state: stateOf(row),
    byName: row.personName,
  }))
}

function unsoldOf(db: Reader, planIds: readonly string[]): (planId: string) => PlanRecord['unsold'] {
  const isSlip = sql<number>`${token.batchId} is not null`
  const rows = db
    .select({ planId: token.planId, isSlip, many: count() })
    .from(token)
    .where(and(tokenUnsold, inArray(token.planId, [...planIds])))
    .groupBy(token.planId, isSlip)
    .all()
  const many = (planId: string, slip: number) =>
    rows.find((row) => row.planId === planId && row.isSlip === slip)?.many ?? 0
  return (planId) => ({ stock: many(planId, 0), slips: many(planId, 1) })
}
