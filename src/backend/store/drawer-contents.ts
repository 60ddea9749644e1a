/** What the drawer of a shift should hold, currency by currency, and why. */
import { and, eq, type SQLWrapper, sql } from 'drizzle-orm'
import { type DrawerLines, expectedOf, type MOVEMENT_KINDS } from '../../core/shift-report.ts'
import { cashMovement, location, payment, shift } from './schema.ts'
import type { Tx } from './store.ts'

type Reader = Pick<Tx, 'select'>

/** What the drawer should hold; the location's currency first. @throws when there is no such shift */
export function drawerOf(db: Reader, shiftId: string): { readonly currency: string; readonly expectedMinor: number }[] {
  return drawerLines(db, shiftId).map((lines) => ({ currency: lines.currency, expectedMinor: expectedOf(lines) }))
}

/**
 * The same with the reasons. The location's currency always has a line, another one where any of it was in the drawer, or
 * was counted there.
 */
export function drawerLines(db: Reader, shiftId: string, counted: readonly string[] = []): DrawerLines[] {
  const home = homeCurrency(db, shiftId)
  const moved = movements(db, shiftId)
  const paid = payments(db, shiftId)
  const seen = [...counted, ...[...moved, ...paid].map(({ currency }) => currency)]
  const abroad = seen.filter((currency) => currency !== home)
  return [home, ...[...new Set(abroad)].sort()].map((currency) => {
    const of = (kind: (typeof MOVEMENT_KINDS)[number]) =>
      moved.find((each) => each.kind === kind && each.currency === currency)?.amountMinor ?? 0
    const { takenMinor = 0, settledMinor = 0, refundMinor = 0 } = paid.find((each) => each.currency === currency) ?? {}
    // Change is given in the location's currency, whatever was handed over.
    const changeMinor = currency === home ? paid.reduce((sum, each) => sum + each.changeMinor, 0) : 0
    const by = { floatMinor: of('float'), payInMinor: of('pay_in'), payOutMinor: of('pay_out'), dropMinor: of('drop') }
    return { currency, ...by, takenMinor, settledMinor, refundMinor, changeMinor }
  })
}

function homeCurrency(db: Reader, shiftId: string): string {
  const isOfShift = eq(location.id, shift.locationId)
  const row = db
    .select({ currency: location.currency })
    .from(shift)
    .innerJoin(location, isOfShift)
    .where(eq(shift.id, shiftId))
    .get()
  if (!row) throw new Error(`there is no shift ${shiftId}`)
  return row.currency
}

function movements(db: Reader, shiftId: string) {
  const { kind, currency } = cashMovement
  return db
    .select({ kind, currency, amountMinor: sql<number>`sum(${cashMovement.amountMinor})` })
    .from(cashMovement)
    .where(eq(cashMovement.shiftId, shiftId))
    .groupBy(kind, currency)
    .all()
}

function payments(db: Reader, shiftId: string) {
  const tendered = (of: SQLWrapper) => sql<number>`sum(iif(${of} is null, 0, ${payment.tenderedMinor}))`
  const isTheirs = and(eq(payment.shiftId, shiftId), eq(payment.method, 'cash'))
  return db
    .select({
      currency: payment.currency,
      takenMinor: tendered(payment.saleId),
      settledMinor: tendered(payment.settlementId),
      refundMinor: sql<number>`-${tendered(payment.refundId)}`,
      changeMinor: sql<number>`sum(${payment.changeMinor})`,
    })
    .from(payment)
    .where(isTheirs)
    .groupBy(payment.currency)
    .all()
}
