/** Drawers as they should have been and as they were counted, by shift and by cashier, and who does what unusually often. */
import type { z } from 'zod'
import type { TellerContract } from '../../contract/index.ts'
import type { CashierCheck, CashLine, HabitCheck, ShiftCheck, Verdict } from '../../contract/reconcile.ts'
import { isUnusual, longestRun } from '../../core/reconcile.ts'
import { type CountedShift, countedShifts, type Done, doneByCashiers } from '../store/reconcile-counts.ts'
import type { About } from '../store/reconcile-tokens.ts'
import type { Store } from '../store/store.ts'

type Asked = z.output<TellerContract['reconcile']['shifts']['input']>

export function checkCash({ db }: Store, about: About): Verdict['cash'] {
  const shifts = countedShifts(db, about, about.locationId).map(shiftInView)
  const cashiers = Map.groupBy(shifts, ({ personId }) => personId)
  return {
    shifts: shifts.length,
    shortShifts: shifts.filter(isShort).length,
    lines: sumsOf(shifts),
    cashiers: [...cashiers].map(([personId, theirs]) => cashierOf(personId, theirs)).sort(shortestFirst),
  }
}

type Checked = ShiftCheck & { readonly personId: string }

function shiftInView({ lines, ...shift }: CountedShift): Checked {
  const counted = lines.flatMap(({ currency, expectedMinor, countedMinor, differenceMinor }): CashLine[] =>
    countedMinor === null || differenceMinor === null
      ? []
      : [{ currency, expectedMinor, countedMinor, differenceMinor }],
  )
  return { ...shift, lines: counted }
}

/** Of the location's currency, which stands first. */
const differenceOf = ({ lines: [home] }: ShiftCheck): number => home?.differenceMinor ?? 0
const isShort = ({ lines }: ShiftCheck): boolean => lines.some(({ differenceMinor }) => differenceMinor < 0)
const isDifferent = ({ lines }: ShiftCheck): boolean => lines.some(({ differenceMinor }) => differenceMinor !== 0)

/** Currency by currency, in the order in which they first appear. */
function sumsOf(shifts: readonly ShiftCheck[]): CashLine[] {
  const sums = new Map<string, CashLine>()
  for (const line of shifts.flatMap(({ lines }) => lines)) {
    const before = sums.get(line.currency)
    sums.set(line.currency, {
      currency: line.currency,
      expectedMinor: (before?.expectedMinor ?? 0) + line.expectedMinor,
      countedMinor: (before?.countedMinor ?? 0) + line.countedMinor,
      differenceMinor: (before?.differenceMinor ?? 0) + line.differenceMinor,
    })
  }
  return [...sums.values()]
}

function cashierOf(personId: string, shifts: readonly Checked[]): CashierCheck {
  const differences = shifts.map(differenceOf)
  return {
    personId,
    name: shifts.at(-1)?.personName ?? '',
    shifts: shifts.length,
    shortShifts: shifts.filter(isShort).length,
    differenceMinor: differences.reduce((sum, minor) => sum + minor, 0),
    run: longestRun(differences),
  }
}

const shortestFirst = (a: CashierCheck, b: CashierCheck) => a.differenceMinor - b.differenceMinor

export function shiftsBehind({ db }: Store, asked: Asked, locationId: string) {
  const { personId, onlyDifferent, offset, limit } = asked
  const found = countedShifts(db, asked, locationId)
    .map(shiftInView)
    .filter((shift) => personId === null || shift.personId === personId)
    .filter((shift) => !onlyDifferent || isDifferent(shift))
    .reverse()
  return { total: found.length, rows: found.slice(offset, offset + limit) }
}

/** The journal is read entry by entry: a quarter of a year is quick. */
const HABIT_DAYS_MS = 92 * 86_400_000

const WATCHED = ['refunds', 'voids', 'reprints', 'drawerOpenings'] as const

export function checkHabits({ db }: Store, about: About): HabitCheck[] {
  const since = Math.max(Date.parse(`${about.from}T00:00:00Z`), about.now - HABIT_DAYS_MS)
  const done = doneByCashiers(db, about, since)
  return done.map((each) => ({ ...each, unusual: WATCHED.filter((what) => isOften(what, each, done)) }))
}

function isOften(what: (typeof WATCHED)[number], own: Done, all: readonly Done[]): boolean {
  const others = all.filter((each) => each !== own)
  const sum = (part: (each: Done) => number) => others.reduce((total, each) => total + part(each), 0)
  const beside = { times: sum((each) => each[what]), sales: sum(({ sales }) => sales) }
  return isUnusual({ times: own[what], sales: own.sales }, beside)
}
