/** What the report of a shift says: X while it is open, Z when it was closed. Amounts are minor units. */
import type { Pieces } from './cash-count.ts'
import type { Method } from './payments.ts'
import type { PlanKind } from './plan.ts'

/** All totals of a shift in the location's currency; each is the sum of lines elsewhere in the report. */
export interface ShiftTotals {
  /** Price × quantity of what was sold. */
  readonly grossMinor: number
  readonly discountMinor: number
  /** Tax on top of prices; tax within them is part of the gross. */
  readonly taxOnTopMinor: number
  /** What rounding for cash put on or, negative, took off. */
  readonly roundingMinor: number
  /** Gross, less discounts, with tax on top, and rounded. */
  readonly soldMinor: number
  readonly refunds: number
  readonly refundMinor: number
  readonly voids: number
  readonly voidMinor: number
  /** Sold, less refunds and voids. */
  readonly netMinor: number
}

/** What came in and went out by one method of payment. */
export interface MethodLine {
  readonly method: Method
  readonly payments: number
  readonly soldMinor: number
  /** Given back for refunds and voids. */
  readonly backMinor: number
  /** By which customers paid what they owed. */
  readonly settledMinor: number
}

/** What was sold of one thing. */
export interface SoldLine {
  /** Codes, or times that more was put on one. */
  readonly quantity: number
  readonly soldMinor: number
  /** Given back for refunds and voids. */
  readonly backMinor: number
}

export interface PlanLine extends SoldLine {
  readonly name: string
}

export interface KindLine extends SoldLine {
  readonly kind: PlanKind
}

/** What somebody sold, and gave back, in the shift. */
export interface PersonLine extends SoldLine {
  readonly name: string
  readonly sales: number
  readonly discountMinor: number
}

/** Tax of one rate, less that of refunds and voids. */
export interface TaxLine {
  /** Null: untaxed. */
  readonly name: string | null
  /** Hundredths of a per cent. */
  readonly basisPoints: number | null
  readonly baseMinor: number
  readonly taxMinor: number
}

/** Why the drawer should hold what it should, in one currency. Amounts are positive; the names say which way. */
export interface DrawerLines {
  readonly currency: string
  readonly floatMinor: number
  /** Handed over for sales, before change. */
  readonly takenMinor: number
  /** Handed over by customers who paid what they owed, before change. */
  readonly settledMinor: number
  readonly changeMinor: number
  readonly refundMinor: number
  readonly payInMinor: number
  readonly payOutMinor: number
  readonly dropMinor: number
}

/** The drawer of a shift in one currency. */
export interface CashLine extends DrawerLines {
  readonly expectedMinor: number
  /** Null: not counted yet. */
  readonly counted: readonly Pieces[] | null
  readonly countedMinor: number | null
  /** Counted less expected: negative is short. */
  readonly differenceMinor: number | null
}

export const MOVEMENT_KINDS = ['float', 'pay_in', 'pay_out', 'drop'] as const

export interface MovementLine {
  readonly at: number
  readonly kind: (typeof MOVEMENT_KINDS)[number]
  readonly currency: string
  readonly amountMinor: number
  readonly reason: string
  readonly byName: string
  readonly approvedByName: string | null
}

/** Things that are counted, because each of them is a way to take money unseen. */
export interface ShiftCounts {
  readonly tokens: number
  /** Tickets that were printed again. */
  readonly reprints: number
  /** Of the cash drawer, without a sale. */
  readonly drawerOpenings: number
  /** Tickets of the shift's sales that still wait for a person's answer, and that did not come out. */
  readonly uncertain: number
  readonly failed: number
}

/** Times are UTC epoch milliseconds. */
export interface ReportedShift {
  readonly id: string
  readonly number: number
  readonly cashierName: string
  readonly openedAt: number
  /** The business day it was opened on. */
  readonly day: string
  /** The number of the shift whose drawer it took over. */
  readonly takenFrom: number | null
  readonly countedAt: number | null
  /** How often the drawer was counted. */
  readonly counts: number
  readonly closedAt: number | null
  readonly closedByName: string | null
  readonly note: string | null
}

/** All sales of this counter so far, less what was given back: a Z that is missing leaves a gap between two others. */
export interface GrandTotal {
  readonly beforeMinor: number
  readonly afterMinor: number
}

export interface ShiftReport {
  readonly version: 1
  /** Null: an X. */
  readonly number: number | null
  /** When it was made. */
  readonly at: number
  readonly cafeName: string
  readonly counterId: string
  readonly timeZone: string
  readonly currency: string
  readonly shift: ReportedShift
  readonly sales: { readonly count: number; readonly first: number | null; readonly last: number | null }
  readonly totals: ShiftTotals
  readonly methods: readonly MethodLine[]
  readonly plans: readonly PlanLine[]
  readonly kinds: readonly KindLine[]
  readonly taxes: readonly TaxLine[]
  /** The location's currency first. Null: kept from a cashier who has yet to count. */
  readonly cash: readonly CashLine[] | null
  readonly movements: readonly MovementLine[]
  readonly people: readonly PersonLine[]
  readonly counts: ShiftCounts
  readonly grandTotal: GrandTotal
}

/** What the drawer should hold. */
export function expectedOf(lines: DrawerLines): number {
  const into = lines.floatMinor + lines.takenMinor + lines.settledMinor + lines.payInMinor
  return into - lines.changeMinor - lines.refundMinor - lines.payOutMinor - lines.dropMinor
}

/**
 * A report of an open shift as its cashier may see it before they counted: nothing that tells what the drawer should
 * hold. What was paid in cash is as good as that.
 */
export function blinded(report: ShiftReport): ShiftReport {
  return { ...report, cash: null, methods: [] }
}

/** Which totals are not the sum of their lines; none, unless somebody made a mistake or changed the report. */
export function unevenTotals(report: ShiftReport): string[] {
  const { totals: is, methods, plans, kinds, people, taxes, grandTotal } = report
  const backMinor = is.refundMinor + is.voidMinor
  const bySold: Readonly<Record<string, readonly Pick<SoldLine, 'soldMinor' | 'backMinor'>[]>> = {
    plans,
    kinds,
    people,
    methods,
  }
  const uneven = Object.entries(bySold).flatMap(([name, lines]) => [
    ...(sum(lines, (line) => line.soldMinor) === is.soldMinor ? [] : [`${name}.soldMinor`]),
    ...(sum(lines, (line) => line.backMinor) === backMinor ? [] : [`${name}.backMinor`]),
  ])
  const soldMinor = is.grossMinor - is.discountMinor + is.taxOnTopMinor + is.roundingMinor
  const taxedMinor = sum(taxes, (line) => line.baseMinor + line.taxMinor) + is.roundingMinor
  const checks = {
    'totals.soldMinor': is.soldMinor === soldMinor,
    'totals.netMinor': is.netMinor === is.soldMinor - backMinor,
    taxes: taxedMinor === is.netMinor,
    'people.sales': sum(people, (line) => line.sales) === report.sales.count,
    'plans.quantity': sum(plans, (line) => line.quantity) === sum(kinds, (line) => line.quantity),
    grandTotal: grandTotal.afterMinor - grandTotal.beforeMinor === is.netMinor,
    movements: (report.cash ?? []).every((line) => hasItsMovements(line, report.movements)),
    cash: (report.cash ?? []).every(isEven),
  }
  return [...uneven, ...Object.entries(checks).flatMap(([name, fits]) => (fits ? [] : [name]))]
}

function isEven(line: CashLine): boolean {
  const { countedMinor, counted, differenceMinor } = line
  if (line.expectedMinor !== expectedOf(line)) return false
  if (countedMinor === null || counted === null) return differenceMinor === null
  const worthMinor = sum(counted, ({ valueMinor, pieces }) => valueMinor * pieces)
  return worthMinor === countedMinor && differenceMinor === countedMinor - line.expectedMinor
}

function hasItsMovements(line: CashLine, movements: readonly MovementLine[]): boolean {
  const moved = (kind: MovementLine['kind']) =>
    sum(movements, (each) => (each.kind === kind && each.currency === line.currency ? each.amountMinor : 0))
  return (
    moved('float') === line.floatMinor &&
    moved('pay_in') === line.payInMinor &&
    moved('pay_out') === line.payOutMinor &&
    moved('drop') === line.dropMinor
  )
}

function sum<T>(lines: readonly T[], of: (line: T) => number): number {
  return lines.reduce((total, line) => total + of(line), 0)
}
