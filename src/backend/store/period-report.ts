/** A period by anything, beside the period before: rows, their sums, and what they are called. */
import type { PeriodReport, ReportAsked, ReportRow, ReportSums } from '../../contract/report.ts'
import { daysOf, monthOf, weekdayOf, weekOf } from '../../core/calendar.ts'
import {
  addCompared,
  addSums,
  type Compared,
  isStep,
  NO_SUMS,
  NOTHING_BEFORE,
  netOf,
  type ReportBy,
  type ReportStep,
  type Sums,
} from '../../core/report.ts'
import { type Period, periodBefore } from '../../core/report-period.ts'
import type { Db } from './open.ts'
import { namesOf } from './report-names.ts'
import {
  comparedBy,
  comparedByDay,
  type Dimension,
  type OfDimension,
  sumsBy,
  sumsByDay,
  sumsOf,
} from './report-sums.ts'

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

/** What is added up where nothing is told apart. */
const ALL = { dimension: 'all', key: '' } as const

/** Of a whole period, added up where they lie. */
const allOf = (db: Db, period: Period): Sums => sumsOf(db, ALL, period)

const dimensionOf = ({ of }: Pick<ReportAsked, 'of'>): OfDimension => (of ? { dimension: of.by, key: of.key } : ALL)

function totalsOf(db: Db, asked: ReportAsked): Sums {
  if (asked.of === null && asked.by === 'method') return addAll(sumsBy(db, 'method', asked).values())
  return sumsOf(db, dimensionOf(asked), asked)
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
  const of = dimensionOf(asked)
  const then = steps(asked.by, before, comparedByDay(db, of, before), NOTHING_BEFORE, addCompared)
  const earlier = [...then.values()]
  const now = steps(asked.by, asked, sumsByDay(db, of, asked), NO_SUMS, addSums)
  return [...now].map(([key, sums], at) => rowOf(key, null, sums, earlier[at] ?? null))
}

function steps<T>(
  by: ReportStep,
  { from, until }: Period,
  byDay: ReadonlyMap<string, T>,
  none: T,
  add: (a: T, b: T) => T,
) {
  const found = new Map<string, T>()
  const offset = weekdayOf(from) - 1
  let step = ''
  for (const [at, day] of daysOf(from, until).entries()) {
    const sums = byDay.get(day)
    // Which week it is changes on Mondays only, and takes some working out.
    if (at === 0 || by !== 'week' || (at + offset) % 7 === 0) step = STEP_OF[by](day)
    const known = found.get(step)
    if (known === undefined) found.set(step, sums ?? none)
    else if (sums) found.set(step, add(known, sums))
  }
  return found
}

type ThingBy = Exclude<ReportBy, ReportStep>

/** Every thing of which something was booked in the period or in the one before. */
function rowsOfThings(db: Db, books: BooksOf, asked: ReportAsked & { readonly by: ThingBy }, before: Period) {
  const now = things(books, asked.by, (dimension) => sumsBy(db, dimension, asked), NO_SUMS)
  const earlier = things(books, asked.by, (dimension) => comparedBy(db, dimension, before), NOTHING_BEFORE)
  const nameOf = namesOf(db, asked.by)
  const keys = [...new Set([...now.keys(), ...earlier.keys()])]
  const rows = keys.map((key) => rowOf(key, nameOf(key), now.get(key) ?? NO_SUMS, earlier.get(key) ?? NOTHING_BEFORE))
  const isHour = asked.by === 'hour'
  return rows.sort((a, b) => (isHour ? 0 : b.netMinor - a.netMinor) || (a.key < b.key ? -1 : 1))
}

type ReadBy<T> = (dimension: Dimension) => ReadonlyMap<string, T>

/** This counter and this location have all that there is. */
function things<T>(books: BooksOf, by: ThingBy, read: ReadBy<T>, none: T): ReadonlyMap<string, T> {
  if (by !== 'counter' && by !== 'location') return read(by)
  const key = by === 'counter' ? books.counterId : books.locationId
  return new Map([[key, read('all').get('') ?? none]])
}

function rowOf(key: string, name: string | null, sums: Sums, before: Compared | null): ReportRow {
  // Named one by one: a row of a day's sums also knows its day.
  const compared = before && { sales: before.sales, tokens: before.tokens, netMinor: before.netMinor }
  return { key, name, ...withNet(sums), before: compared }
}
