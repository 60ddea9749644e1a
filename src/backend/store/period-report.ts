/** A period by anything, beside the period before: rows, their sums, and what they are called. */
import type { PeriodReport, ReportAsked, ReportRow, ReportSums } from '../../contract/report.ts'
import { daysOf, monthOf, weekdayOf, weekOf } from '../../core/calendar.ts'
import { addSums, isStep, NO_SUMS, netOf, type ReportBy, type ReportStep, type Sums } from '../../core/report.ts'
import { type Period, periodBefore } from '../../core/report-period.ts'
import type { Db } from './open.ts'
import { namesOf } from './report-names.ts'
import { type Dimension, sumsBy, sumsByDay } from './report-sums.ts'

/** Where the books stand: one counter at one location has one file. */
export interface BooksOf {
  readonly counterId: string
  readonly locationId: string
}

export function periodReport(db: Db, books: BooksOf, asked: ReportAsked): PeriodReport {
  const { by, of, from, until } = asked
  const before = periodBefore(asked)
  const rows = isStep(by)
    ? rowsOverTime(db, { ...asked, by }, before)
    : rowsOfThings(db, books, { ...asked, by }, before)
  const totals = rows.reduce<Sums>(addSums, NO_SUMS)
  if (of === null) requireAgreement(db, asked, totals)
  return {
    from,
    until,
    by,
    of,
    ofName: of && namesOf(db, of.by)(of.key),
    rows,
    totals: withNet(totals),
    before: { ...before, totals: withNet(totalsOf(db, { ...asked, ...before })) },
    settledMinor: settledMinor(db, asked),
  }
}

export function withNet(sums: Sums): ReportSums {
  const { sales, tokens, grossMinor, discountMinor, taxMinor, roundingMinor, totalMinor } = sums
  const { refunds, refundMinor, voids, voidMinor, refundTaxMinor } = sums
  const sold = { sales, tokens, grossMinor, discountMinor, taxMinor, roundingMinor, totalMinor }
  return { ...sold, refunds, refundMinor, voids, voidMinor, refundTaxMinor, netMinor: netOf(sums) }
}

/** Paid by customers of what they owed. */
export function settledMinor(db: Db, period: Period): number {
  return addAll(sumsBy(db, 'settlement', period).values()).totalMinor
}

const addAll = (all: Iterable<Sums>): Sums => [...all].reduce(addSums, NO_SUMS)

/** Of a whole period, added up where they lie. */
const allOf = (db: Db, period: Period): Sums => sumsBy(db, 'all', period).get('') ?? NO_SUMS

/** What is added up where nothing is told apart. */
const ALL = { dimension: 'all', key: '' } as const

type OfDimension = { readonly dimension: Dimension; readonly key: string }

const dimensionOf = ({ of }: Pick<ReportAsked, 'of'>): OfDimension => (of ? { dimension: of.by, key: of.key } : ALL)

function totalsOf(db: Db, asked: ReportAsked): Sums {
  if (asked.of === null) return asked.by === 'method' ? addAll(sumsBy(db, 'method', asked).values()) : allOf(db, asked)
  return addAll(sumsByDay(db, dimensionOf(asked), asked).values())
}

/** The books add up each dimension by itself: what one says must be what all say. */
function requireAgreement(db: Db, { from, until }: Period, totals: Sums): void {
  const all = allOf(db, { from, until })
  if (all.totalMinor !== totals.totalMinor || netOf(all) !== netOf(totals)) {
    throw new Error(`the sums of ${from} to ${until} do not agree: ${netOf(totals)} and ${netOf(all)}`)
  }
}

const STEP_OF: Readonly<Record<ReportStep, (day: string) => string>> = {
  day: (day) => day,
  week: weekOf,
  month: monthOf,
}

/** Every step of the period, also those without anything; beside each the step at the same place of the period before. */
function rowsOverTime(db: Db, asked: ReportAsked & { readonly by: ReportStep }, before: Period): ReportRow[] {
  const earlier = [...steps(db, asked, before).values()]
  return [...steps(db, asked, asked)].map(([key, sums], at) => rowOf(key, null, sums, earlier[at] ?? null))
}

function steps(db: Db, asked: ReportAsked & { readonly by: ReportStep }, { from, until }: Period): Map<string, Sums> {
  const byDay = sumsByDay(db, dimensionOf(asked), { from, until })
  const found = new Map<string, Sums>()
  const offset = weekdayOf(from) - 1
  let step = ''
  for (const [at, day] of daysOf(from, until).entries()) {
    // Which week it is changes on Mondays only, and takes some working out.
    if (at === 0 || asked.by !== 'week' || (at + offset) % 7 === 0) step = STEP_OF[asked.by](day)
    const known = found.get(step) ?? NO_SUMS
    const sums = byDay.get(day)
    found.set(step, sums ? addSums(known, sums) : known)
  }
  return found
}

type ThingBy = Exclude<ReportBy, ReportStep>

/** Every thing of which something was booked in the period or in the one before. */
function rowsOfThings(db: Db, books: BooksOf, asked: ReportAsked & { readonly by: ThingBy }, before: Period) {
  const [now, earlier] = [asked, before].map((period) => things(db, books, asked.by, period)) as [
    Map<string, Sums>,
    Map<string, Sums>,
  ]
  const nameOf = namesOf(db, asked.by)
  const keys = [...new Set([...now.keys(), ...earlier.keys()])]
  const rows = keys.map((key) => rowOf(key, nameOf(key), now.get(key) ?? NO_SUMS, earlier.get(key) ?? NO_SUMS))
  const isHour = asked.by === 'hour'
  return rows.sort((a, b) => (isHour ? 0 : b.netMinor - a.netMinor) || (a.key < b.key ? -1 : 1))
}

function things(db: Db, books: BooksOf, by: ThingBy, period: Period): Map<string, Sums> {
  if (by !== 'counter' && by !== 'location') return sumsBy(db, by, period)
  const key = by === 'counter' ? books.counterId : books.locationId
  return new Map([[key, allOf(db, period)]])
}

function rowOf(key: string, name: string | null, sums: Sums, before: Sums | null): ReportRow {
  const compared = before && { sales: before.sales, tokens: before.tokens, netMinor: netOf(before) }
  return { key, name, ...withNet(sums), before: compared }
}
