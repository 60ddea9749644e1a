/** The report of a shift as sections of lines: the same on the receipt printer, in the PDF and on the screen. */

import { cashSections } from './report-cash.ts'
import type { ReportSheet, SheetLine, SheetSection } from './report-lines.ts'
import { KIND_WORDS, METHOD_WORDS, MOVEMENT_WORDS } from './report-words.ts'
import { reportedAmount as amount, taken } from './reported-amount.ts'
import type { MethodLine, MovementLine, ShiftReport, SoldLine } from './shift-report.ts'
import { formatDateTime } from './time.ts'

/** `Z report 12` or `X report` */
export function titleOf({ number }: Pick<ShiftReport, 'number'>): string {
  return number === null ? 'X report' : `Z report ${number}`
}

/** The counter as people can tell it from another: the end of its id. */
function counterName({ counterId }: ShiftReport): string {
  return counterId.slice(-6).toUpperCase()
}

export function sheetOf(report: ShiftReport): ReportSheet {
  const sections: SheetSection[] = [
    salesSection(report),
    { title: 'By payment', lines: report.methods.flatMap((line) => methodLines(line, report.currency)) },
    { title: 'By package', lines: report.plans.flatMap((line) => soldLines(line.name, line, report.currency)) },
    {
      title: 'By kind',
      lines: report.kinds.flatMap((line) => soldLines(KIND_WORDS[line.kind], line, report.currency)),
    },
    { title: 'Tax, less refunds', lines: taxLines(report) },
    ...cashSections(report),
    { title: 'Cash movements', lines: report.movements.map((line) => movementLine(line, report)) },
    { title: 'By person', lines: personLines(report) },
    countsSection(report),
    grandTotalSection(report),
  ]
  return {
    title: titleOf(report),
    cafeName: report.cafeName,
    head: headLines(report),
    sections: sections.filter(({ lines }) => lines.length > 0),
  }
}

function headLines(report: ShiftReport): SheetLine[] {
  const { shift, timeZone } = report
  const time = (at: number) => formatDateTime(at, timeZone)
  const maybe = (label: string, value: string | null): SheetLine[] => (value === null ? [] : [{ label, value }])
  return [
    { label: 'Counter', value: counterName(report) },
    { label: `Shift ${shift.number}`, value: shift.cashierName },
    ...maybe('Drawer taken over', shift.takenFrom === null ? null : `from shift ${shift.takenFrom}`),
    { label: 'Opened', value: time(shift.openedAt) },
    ...maybe('Counted', shift.countedAt === null ? null : time(shift.countedAt)),
    ...maybe('Closed', shift.closedAt === null ? null : time(shift.closedAt)),
    ...maybe('Closed by', shift.closedByName),
    ...(report.number === null ? [{ label: 'As of', value: time(report.at) }] : []),
    { label: 'Time zone', value: timeZone },
    { label: 'Amounts in', value: report.currency },
    ...maybe('Note', shift.note),
  ]
}

function salesSection({ sales, totals: is, currency }: ShiftReport): SheetSection {
  const numbers = sales.count === 0 ? 'none' : `No. ${sales.first} to ${sales.last}`
  const unlessNone = (label: string, minor: number): SheetLine[] =>
    minor === 0 ? [] : [{ label, value: amount(minor, currency) }]
  return {
    title: 'Sales',
    lines: [
      { label: `Sales: ${sales.count}`, value: numbers },
      { label: 'Gross', value: amount(is.grossMinor, currency) },
      { label: 'Discounts', value: taken(is.discountMinor, currency) },
      ...unlessNone('Tax on top', is.taxOnTopMinor),
      ...unlessNone('Rounding', is.roundingMinor),
      { label: 'Sold', value: amount(is.soldMinor, currency), weight: 'total' },
      { label: `Refunds: ${is.refunds}`, value: taken(is.refundMinor, currency) },
      { label: `Voids: ${is.voids}`, value: taken(is.voidMinor, currency) },
      { label: 'Net', value: amount(is.netMinor, currency), weight: 'total' },
    ],
  }
}

function methodLines(line: MethodLine, currency: string): SheetLine[] {
  const settled = { label: 'accounts paid', value: amount(line.settledMinor, currency), weight: 'part' } as const
  return [
    { label: METHOD_WORDS[line.method], value: amount(line.soldMinor, currency) },
    ...givenBack(line.backMinor, currency),
    ...(line.settledMinor === 0 ? [] : [settled]),
  ]
}

function soldLines(name: string, line: SoldLine, currency: string): SheetLine[] {
  const label = `${line.quantity} × ${name}`
  return [{ label, value: amount(line.soldMinor, currency) }, ...givenBack(line.backMinor, currency)]
}

function givenBack(minor: number, currency: string): SheetLine[] {
  return minor === 0 ? [] : [{ label: 'given back', value: taken(minor, currency), weight: 'part' }]
}

function taxLines({ taxes, currency }: ShiftReport): SheetLine[] {
  return taxes.flatMap(({ name, basisPoints, baseMinor, taxMinor }): SheetLine[] => {
    if (basisPoints === null) return [{ label: 'Untaxed', value: amount(baseMinor, currency) }]
    const label = `${name ?? 'Tax'} ${basisPoints / 100} %`
    return [
      { label, value: amount(taxMinor, currency) },
      { label: 'on', value: amount(baseMinor, currency), weight: 'part' },
    ]
  })
}

function movementLine(line: MovementLine, { timeZone }: ShiftReport): SheetLine {
  const isOut = line.kind === 'pay_out' || line.kind === 'drop'
  const minor = isOut ? taken(line.amountMinor, line.currency) : amount(line.amountMinor, line.currency)
  const approved = line.approvedByName === null ? [] : [`approved by ${line.approvedByName}`]
  const who = [`${formatDateTime(line.at, timeZone)} · ${line.byName}`, ...approved]
  // A line each, so that a reason and a name that are written from the right do not run into each other.
  const note = line.reason === '' ? who : [line.reason, ...who]
  return { label: MOVEMENT_WORDS[line.kind], value: `${line.currency} ${minor}`, note: note.join('\n') }
}

function personLines({ people, currency }: ShiftReport): SheetLine[] {
  return people.flatMap((line): SheetLine[] => [
    { label: line.name, value: amount(line.soldMinor, currency) },
    { label: 'sales', value: String(line.sales), weight: 'part' },
    ...(line.discountMinor === 0
      ? []
      : [{ label: 'discounts', value: amount(line.discountMinor, currency), weight: 'part' } as const]),
    ...givenBack(line.backMinor, currency),
  ])
}

function countsSection({ counts, shift }: ShiftReport): SheetSection {
  const rows: readonly (readonly [string, number])[] = [
    ['Codes sold', counts.tokens],
    ['Tickets printed again', counts.reprints],
    ['Drawer opened without a sale', counts.drawerOpenings],
    ['Tickets nobody answered for', counts.uncertain],
    ['Tickets not printed', counts.failed],
    ['Times counted', shift.counts],
  ]
  return { title: 'Counts', lines: rows.map(([label, n]) => ({ label, value: String(n) })) }
}

function grandTotalSection({ grandTotal, totals, currency }: ShiftReport): SheetSection {
  return {
    title: 'All sales of this counter',
    lines: [
      { label: 'Before this shift', value: amount(grandTotal.beforeMinor, currency) },
      { label: 'This shift, net', value: amount(totals.netMinor, currency) },
      { label: 'After it', value: amount(grandTotal.afterMinor, currency), weight: 'total' },
    ],
  }
}
