/** The report of a shift, put together from its rows. */
import { eq } from 'drizzle-orm'
import { type CountedCurrency, worthOf } from '../../core/cash-count.ts'
import {
  type CashLine,
  type DrawerLines,
  expectedOf,
  type ReportedShift,
  type ShiftReport,
} from '../../core/shift-report.ts'
import { drawerLines } from '../store/drawer-contents.ts'
import { location, shift } from '../store/schema.ts'
import { shiftCounts } from '../store/shift-counts.ts'
import { shiftSums, takenEver } from '../store/shift-sums.ts'
import type { Store, Tx } from '../store/store.ts'

type Reader = Pick<Tx, 'select' | 'all'>
type ShiftRow = typeof shift.$inferSelect

/** What is to be reported, as it stands: an X where `number` is null. @throws when there is no such shift */
export function composeReport(
  { counterId }: Pick<Store, 'counterId'>,
  db: Reader,
  shiftId: string,
  { number, at }: Pick<ShiftReport, 'number' | 'at'>,
): ShiftReport {
  const row = db
    .select({ shift, cafe: location })
    .from(shift)
    .innerJoin(location, eq(location.id, shift.locationId))
    .where(eq(shift.id, shiftId))
    .get()
  if (!row) throw new Error(`there is no shift ${shiftId}`)
  const { name: cafeName, timeZone, currency } = row.cafe
  const sums = shiftSums(db, shiftId)
  const afterMinor = takenEver(db)
  return {
    version: 1,
    number,
    at,
    cafeName,
    counterId,
    timeZone,
    currency,
    shift: reported(db, row.shift),
    ...sums,
    cash: cashLines(db, row.shift),
    counts: shiftCounts(db, shiftId),
    grandTotal: { beforeMinor: afterMinor - sums.totals.netMinor, afterMinor },
  }
}

function cashLines(db: Reader, { id, counted }: ShiftRow): CashLine[] {
  const currencies = counted?.map(({ currency }) => currency)
  return drawerLines(db, id, currencies).map((lines) => cashLine(lines, counted))
}

function cashLine(lines: DrawerLines, counted: ShiftRow['counted']): CashLine {
  const expectedMinor = expectedOf(lines)
  if (counted === null) return { ...lines, expectedMinor, counted: null, countedMinor: null, differenceMinor: null }
  const pieces = piecesOf(counted, lines.currency)
  const countedMinor = worthOf(pieces)
  return { ...lines, expectedMinor, counted: pieces, countedMinor, differenceMinor: countedMinor - expectedMinor }
}

/** Nothing was counted of a currency that the count does not name. */
function piecesOf(counted: readonly CountedCurrency[], currency: string): CountedCurrency['pieces'] {
  return counted.find((each) => each.currency === currency)?.pieces ?? []
}

function reported(db: Reader, row: ShiftRow): ReportedShift {
  const { id, number, personName: cashierName, openedAt, day, countedAt, counts, closedAt, closedByName, note } = row
  const before = row.takenFromId === null ? undefined : numberOf(db, row.takenFromId)
  const opened = { id, number, cashierName, openedAt, day, takenFrom: before ?? null }
  return { ...opened, countedAt, counts, closedAt, closedByName, note }
}

function numberOf(db: Reader, shiftId: string): number | undefined {
  return db.select({ number: shift.number }).from(shift).where(eq(shift.id, shiftId)).get()?.number
}
