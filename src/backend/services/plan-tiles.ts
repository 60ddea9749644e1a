/** The packages on sale, as the Sell screen shows them: at what price now, and from when on. */
import { and, asc, eq, isNull } from 'drizzle-orm'
import { onSaleFrom } from '../../core/active-hours.ts'
import { PLAN_COLOURS, type PlanColour } from '../../core/plan.ts'
import { taxOf } from '../store/money-rules.ts'
import { priced } from '../store/plan-prices.ts'
import { location, plan, router } from '../store/schema.ts'
import type { Store, Tx } from '../store/store.ts'

type PlanRow = typeof plan.$inferSelect

/** In the order of the tiles; those whose hours have not begun too, but not those whose router is out of use. */
export function tilesAt({ db }: Store, locationId: string, at: number) {
  const isOnSale = and(eq(plan.locationId, locationId), eq(plan.active, true), isNull(router.retiredAt))
  const rows = db
    .select({ plan })
    .from(plan)
    .leftJoin(router, eq(router.id, plan.routerId))
    .where(isOnSale)
    .orderBy(asc(plan.position), asc(plan.id))
    .all()
  const zone = zoneOf(db, locationId)
  return rows.map(({ plan: row }) => ({
    ...priced(db, row, at),
    tax: taxOf(db, row.id),
    colour: colourOf(row),
    onSaleFrom: opensAt(row, at, zone),
  }))
}

export function zoneOf(db: Pick<Tx, 'select'>, locationId: string): string {
  const place = db.select({ timeZone: location.timeZone }).from(location).where(eq(location.id, locationId)).get()
  return place?.timeZone ?? 'UTC'
}

/** When its hours begin; null: they have begun. Hours that never begin are told as those of a year from now. */
export function opensAt({ activeHours }: Pick<PlanRow, 'activeHours'>, at: number, zone: string): number | null {
  const from = onSaleFrom(activeHours, at, zone) ?? at + 365 * 86_400_000
  return from <= at ? null : from
}

/** A colour that a newer version named is none here. */
export function colourOf({ colour }: Pick<PlanRow, 'colour'>): PlanColour | null {
  return PLAN_COLOURS.find((name) => name === colour) ?? null
}
