/** How money is taken at a location: its rounding, its ways of paying, its rates, and the taxes of its packages. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import type { Tax } from '../../core/checkout.ts'
import { type MethodRules, USUAL_METHODS } from '../../core/payments.ts'
import { exchangeRate, location, plan, setting, taxRate } from './schema.ts'
import type { Tx } from './store.ts'

type Reader = Pick<Tx, 'select' | 'selectDistinct'>

/** Setting: which ways of paying are taken, and which of them must come with a reference. */
export const MONEY_METHODS = 'money.methods'

export function methodsOf(db: Reader): MethodRules {
  const stored = db.select().from(setting).where(eq(setting.key, MONEY_METHODS)).get()?.value
  return { ...USUAL_METHODS, ...(stored as Partial<MethodRules> | undefined) }
}

/** The tax of a package as it is put on a sale now; null: untaxed. */
export function taxOf(db: Reader, planId: string): Tax | null {
  const row = db
    .select({ name: taxRate.name, basisPoints: taxRate.basisPoints, isIncluded: location.taxIncluded })
    .from(plan)
    .innerJoin(taxRate, and(eq(taxRate.id, plan.taxRateId), isNull(taxRate.retiredAt)))
    .innerJoin(location, eq(location.id, plan.locationId))
    .where(eq(plan.id, planId))
    .get()
  return row ?? null
}

/** What a foreign currency is worth here; undefined where it is not taken. In units of the location's, × 10⁹. */
export function rateOf(db: Reader, locationId: string, currency: string): number | undefined {
  const isIt = and(eq(exchangeRate.locationId, locationId), eq(exchangeRate.currency, currency))
  const newest = db
    .select({ rateNano: exchangeRate.rateNano })
    .from(exchangeRate)
    .where(isIt)
    // The order in which they were fixed: the clock may have gone back meanwhile.
    .orderBy(desc(sql`rowid`))
    .limit(1)
    .get()
  return newest?.rateNano ?? undefined
}

/** The foreign currencies that are taken here, by their code. */
export function currenciesOf(db: Reader, locationId: string): { currency: string; rateNano: number }[] {
  return db
    .selectDistinct({ currency: exchangeRate.currency })
    .from(exchangeRate)
    .where(eq(exchangeRate.locationId, locationId))
    .orderBy(exchangeRate.currency)
    .all()
    .flatMap(({ currency }) => {
      const rateNano = rateOf(db, locationId, currency)
      return rateNano === undefined ? [] : [{ currency, rateNano }]
    })
}
