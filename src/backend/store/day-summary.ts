/** The summary of a business day, from the sums that are kept with every sale. */
import { and, asc, eq, gte, lt, sql } from 'drizzle-orm'
import type { DailySummary, SummaryLine, SummaryShift } from '../../core/daily-summary.ts'
import { METHODS, type Method } from '../../core/payments.ts'
import { METHOD_WORDS } from '../../core/report-words.ts'
import type { ShiftReport } from '../../core/shift-report.ts'
import { dayOf } from '../../core/time.ts'
import { person, plan, shift, type TAKINGS_DIMENSIONS, takings, zReport } from './schema.ts'
import type { Here, Store, Tx } from './store.ts'

type Reader = Pick<Tx, 'select'>
type Dimension = (typeof TAKINGS_DIMENSIONS)[number]

/** A day of any zone lies within this around its beginning in UTC. */
const DAY_AND_ZONES_MS = 40 * 3_600_000

export function daySummary(
  { db, counterId }: Pick<Store, 'db' | 'counterId'>,
  here: Here,
  day: string,
  madeAt: number,
): DailySummary {
  const { name: cafeName, currency, timeZone } = here
  const [total] = linesOf(db, day, 'all')
  const methods = linesOf(db, day, 'method').map((line) => ({ ...line, method: methodOf(line.name) }))
  return {
    day,
    cafeName,
    counterId,
    currency,
    timeZone,
    madeAt,
    total: total ? { sales: total.sales, soldMinor: total.soldMinor, backMinor: total.backMinor } : NOTHING,
    methods: methods.map((line) => ({ ...line, name: METHOD_WORDS[line.method] })),
    settledMinor: linesOf(db, day, 'settlement').reduce((sum, { soldMinor }) => sum + soldMinor, 0),
    plans: named(linesOf(db, day, 'plan'), namesOf(db, plan)),
    cashiers: named(linesOf(db, day, 'cashier'), namesOf(db, person)),
    hours: linesOf(db, day, 'hour').map((line) => ({ ...line, name: `${line.name}:00` })),
    shifts: shiftsClosed(db, day, timeZone),
  }
}

const NOTHING = { sales: 0, soldMinor: 0, backMinor: 0 }

/** By key, which stands where the name will be. */
function linesOf(db: Reader, day: string, dimension: Dimension): SummaryLine[] {
  const { key, sales, totalMinor, refundMinor, voidMinor } = takings
  const backMinor = sql<number>`${refundMinor} + ${voidMinor}`
  return db
    .select({ name: key, sales, soldMinor: totalMinor, backMinor })
    .from(takings)
    .where(and(eq(takings.dimension, dimension), eq(takings.day, day)))
    .orderBy(asc(key))
    .all()
}

function methodOf(key: string): Method {
  return METHODS.find((method) => method === key) ?? 'cash'
}

function namesOf(db: Reader, table: typeof plan | typeof person): Map<string, string> {
  const rows = db.select({ id: table.id, name: table.name }).from(table).all()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function named(lines: readonly SummaryLine[], names: ReadonlyMap<string, string>): SummaryLine[] {
  return lines
    .map((line) => ({ ...line, name: names.get(line.name) ?? line.name }))
    .sort((a, b) => b.soldMinor - a.soldMinor)
}

/** By the day on which they were closed: then they are told of exactly once. */
function shiftsClosed(db: Reader, day: string, timeZone: string): SummaryShift[] {
  const around = Date.parse(`${day}T00:00:00Z`)
  const isNear = and(gte(zReport.at, around - DAY_AND_ZONES_MS), lt(zReport.at, around + DAY_AND_ZONES_MS))
  return db
    .select({ z: zReport, of: shift })
    .from(zReport)
    .innerJoin(shift, eq(shift.id, zReport.shiftId))
    .where(isNear)
    .orderBy(asc(zReport.number))
    .all()
    .filter(({ z }) => dayOf(z.at, timeZone) === day)
    .map(({ z, of }) => {
      const { cash } = JSON.parse(z.body) as Pick<ShiftReport, 'cash'>
      const differences = (cash ?? []).map(({ currency, differenceMinor }) => ({
        currency,
        differenceMinor: differenceMinor ?? 0,
      }))
      return { number: of.number, zNumber: z.number, cashierName: of.personName, differences }
    })
}
