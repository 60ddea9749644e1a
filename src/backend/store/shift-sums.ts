/** What was sold and given back in a shift, summed from its own rows by everything that a report lists. */
import { asc, eq, type SQL, sql } from 'drizzle-orm'
import type { Method } from '../../core/payments.ts'
import type { PlanKind } from '../../core/plan.ts'
import type {
  KindLine,
  MethodLine,
  MovementLine,
  PersonLine,
  PlanLine,
  ShiftReport,
  TaxLine,
} from '../../core/shift-report.ts'
import { cashMovement, payment, takings } from './schema.ts'
import type { Tx } from './store.ts'

type Reader = Pick<Tx, 'select' | 'all'>
type Sums = Pick<ShiftReport, 'sales' | 'totals' | 'methods' | 'plans' | 'kinds' | 'taxes' | 'people' | 'movements'>

/** Every part of the report that is a sum of rows, except for the drawer and the counts. */
export function shiftSums(db: Reader, shiftId: string): Sums {
  return {
    ...salesAndTotals(db, shiftId),
    methods: methodLines(db, shiftId),
    plans: planLines(db, shiftId),
    kinds: kindLines(db, shiftId),
    taxes: taxLines(db, shiftId),
    people: personLines(db, shiftId),
    movements: movementLines(db, shiftId),
  }
}

/** Sales of the shift, and refunds given in it with what their sale was of; a refund counts for whoever gave it. */
const eventsOf = (shiftId: string) => sql`(
  select at, plan_id, plan_name, plan_kind, person_id, person_name, tax_name, tax_basis_points,
    1 as sales, quantity, price_minor * quantity as gross, discount_minor as discount, tax_minor as tax,
    iif(tax_included, 0, tax_minor) as on_top, rounding_minor as rounding, total_minor as sold, number,
    0 as refunds, 0 as refunded, 0 as voids, 0 as voided, 0 as back, 0 as back_tax
  from sale where shift_id = ${shiftId}
  union all
  select r.at, s.plan_id, s.plan_name, s.plan_kind, r.person_id, r.person_name, s.tax_name, s.tax_basis_points,
    0, 0, 0, 0, 0, 0, 0, 0, null,
    r.kind = 'refund', iif(r.kind = 'refund', r.amount_minor, 0), r.kind = 'void', iif(r.kind = 'void', r.amount_minor, 0),
    r.amount_minor, r.tax_minor
  from refund r join sale s on s.id = r.sale_id where r.shift_id = ${shiftId}
)`

/** The sum of a column of the events; 0 of none. */
const sumOf = (column: string) => sql.raw(`ifnull(sum(${column}), 0)`)

function salesAndTotals(db: Reader, shiftId: string): Pick<Sums, 'sales' | 'totals'> {
  const [row] = db.all<Sums['totals'] & Sums['sales']>(sql`select
    ${sumOf('sales')} as "count", min(number) as "first", max(number) as "last",
    ${sumOf('gross')} as "grossMinor", ${sumOf('discount')} as "discountMinor", ${sumOf('on_top')} as "taxOnTopMinor",
    ${sumOf('rounding')} as "roundingMinor", ${sumOf('sold')} as "soldMinor",
    ${sumOf('refunds')} as "refunds", ${sumOf('refunded')} as "refundMinor",
    ${sumOf('voids')} as "voids", ${sumOf('voided')} as "voidMinor", ${sumOf('sold - back')} as "netMinor"
    from ${eventsOf(shiftId)}`)
  if (!row) throw new Error('a sum of no rows is a row')
  const { count, first, last, ...totals } = row
  return { sales: { count, first, last }, totals }
}

/** What every line about goods says. */
const soldAndBack = sql`${sumOf('quantity')} as "quantity", ${sumOf('sold')} as "soldMinor", ${sumOf('back')} as "backMinor"`

/** A package that was renamed meanwhile goes by its last name: SQLite takes a bare column from the row of the maximum. */
function planLines(db: Reader, shiftId: string): PlanLine[] {
  return db
    .all<PlanLine & { at: number }>(sql`select plan_name as "name", ${soldAndBack}, max(at) as at
      from ${eventsOf(shiftId)} group by plan_id order by sum(sold) desc, plan_name, plan_id`)
    .map(({ name, quantity, soldMinor, backMinor }) => ({ name, quantity, soldMinor, backMinor }))
}

function kindLines(db: Reader, shiftId: string): KindLine[] {
  return db.all<KindLine & { kind: PlanKind }>(
    sql`select plan_kind as "kind", ${soldAndBack} from ${eventsOf(shiftId)} group by plan_kind order by plan_kind`,
  )
}

function personLines(db: Reader, shiftId: string): PersonLine[] {
  return db
    .all<PersonLine & { at: number }>(sql`select person_name as "name", ${sumOf('sales')} as "sales", ${soldAndBack},
      ${sumOf('discount')} as "discountMinor", max(at) as at
      from ${eventsOf(shiftId)} group by person_id order by sum(sold) desc, person_name, person_id`)
    .map(({ at: _, ...line }) => line)
}

/** What rounding put on is not taxed: it is a line of its own. */
function taxLines(db: Reader, shiftId: string): TaxLine[] {
  return db.all<TaxLine>(sql`select tax_name as "name", tax_basis_points as "basisPoints",
    sum(sold - rounding - tax - (back - back_tax)) as "baseMinor", sum(tax - back_tax) as "taxMinor"
    from ${eventsOf(shiftId)} group by tax_basis_points, tax_name order by tax_basis_points desc, tax_name`)
}

function methodLines(db: Reader, shiftId: string): MethodLine[] {
  const ifOf = (of: SQL, amount: SQL) => sql<number>`sum(iif(${of} is null, 0, ${amount}))`
  const amount = sql`${payment.amountMinor}`
  return db
    .select({
      method: sql<Method>`${payment.method}`,
      payments: sql<number>`count(*)`,
      soldMinor: ifOf(sql`${payment.saleId}`, amount),
      backMinor: ifOf(sql`${payment.refundId}`, sql`-${amount}`),
      settledMinor: ifOf(sql`${payment.settlementId}`, amount),
    })
    .from(payment)
    .where(eq(payment.shiftId, shiftId))
    .groupBy(payment.method)
    .orderBy(sql`instr('cash mobile card bank account', ${payment.method})`)
    .all()
}

function movementLines(db: Reader, shiftId: string): MovementLine[] {
  const { at, kind, currency, amountMinor, reason, personName: byName, approvedByName } = cashMovement
  return db
    .select({ at, kind, currency, amountMinor, reason, byName, approvedByName })
    .from(cashMovement)
    .where(eq(cashMovement.shiftId, shiftId))
    .orderBy(asc(at), asc(cashMovement.id))
    .all()
}

/** All that this counter ever sold, less what was given back. */
export function takenEver(db: Reader): number {
  const { totalMinor, refundMinor, voidMinor } = takings
  const net = sql<number>`ifnull(sum(${totalMinor} - ${refundMinor} - ${voidMinor}), 0)`
  return db.select({ net }).from(takings).where(eq(takings.dimension, 'all')).get()?.net ?? 0
}
