/** The summary of a day as a table for spreadsheets, and as sections for paper. */
import { BYTE_ORDER_MARK, lineOf } from './csv.ts'
import type { DailySummary, SummaryLine, SummaryShift } from './daily-summary.ts'
import { formatPlain } from './money.ts'
import type { ReportSheet, SheetLine, SheetSection } from './report-lines.ts'
import { reportedAmount as amount, taken } from './reported-amount.ts'
import type { Cell } from './table.ts'
import { formatDateTime } from './time.ts'

const COLUMNS = ['Day', 'Part', 'Name', 'Sales', 'Sold', 'Given back', 'Net', 'Difference', 'Currency'] as const

/** One line for each thing; `Part` says of which kind it is, so that a spreadsheet can filter by it. */
export function summaryCsv(summary: DailySummary): string {
  const { currency, day } = summary
  const money = (minor: number): Cell => ({ number: formatPlain(minor, currency) })
  const row = (part: string, name: string, line: Omit<SummaryLine, 'name'>): Cell[] => {
    const { sales, soldMinor, backMinor } = line
    return [
      day,
      part,
      name,
      { number: String(sales) },
      money(soldMinor),
      money(backMinor),
      money(soldMinor - backMinor),
      '',
      currency,
    ]
  }
  const each = (part: string, lines: readonly SummaryLine[]) => lines.map((line) => row(part, line.name, line))
  const settled: Cell[] = [day, 'Accounts paid', '', '', money(summary.settledMinor), '', '', '', currency]
  const rows = [
    row('Total', '', summary.total),
    ...each('Payment', summary.methods),
    ...(summary.settledMinor === 0 ? [] : [settled]),
    ...each('Package', summary.plans),
    ...each('Cashier', summary.cashiers),
    ...each('Hour', summary.hours),
    ...summary.shifts.flatMap((shift) => shiftRows(day, shift)),
  ]
  return [BYTE_ORDER_MARK, lineOf(COLUMNS), ...rows.map(lineOf)].join('')
}

function shiftRows(day: string, shift: SummaryShift): Cell[][] {
  return shift.differences.map(({ currency, differenceMinor }) => {
    const difference = { number: formatPlain(differenceMinor, currency) }
    return [day, 'Shift', shiftName(shift), '', '', '', '', difference, currency]
  })
}

function shiftName({ number, zNumber, cashierName }: SummaryShift): string {
  return `Shift ${number}, Z ${zNumber}, ${cashierName}`
}

export function summarySheet(summary: DailySummary): ReportSheet {
  const { currency, total } = summary
  const by = (title: string, lines: readonly SummaryLine[]): SheetSection => ({
    title,
    lines: lines.flatMap((line) => nameLines(line, currency)),
  })
  const sections = [
    { title: 'The day', lines: totalLines(summary) },
    by('By payment', summary.methods),
    by('By package', summary.plans),
    by('By cashier', summary.cashiers),
    { title: 'Shifts closed', lines: summary.shifts.map(shiftLine) },
    by('By hour', summary.hours),
  ]
  return {
    title: `Daily summary ${summary.day}`,
    cafeName: summary.cafeName,
    head: [
      { label: 'Counter', value: summary.counterId.slice(-6).toUpperCase() },
      { label: 'Sales', value: String(total.sales) },
      { label: 'Amounts in', value: currency },
      { label: 'Written', value: formatDateTime(summary.madeAt, summary.timeZone) },
    ],
    sections: sections.filter(({ lines }) => lines.length > 0),
  }
}

function totalLines({ total, settledMinor, currency }: DailySummary): SheetLine[] {
  const settled: SheetLine = { label: 'Accounts paid', value: amount(settledMinor, currency) }
  return [
    { label: 'Sold', value: amount(total.soldMinor, currency) },
    { label: 'Given back', value: taken(total.backMinor, currency) },
    { label: 'Net', value: amount(total.soldMinor - total.backMinor, currency), weight: 'total' },
    ...(settledMinor === 0 ? [] : [settled]),
  ]
}

function nameLines({ name, soldMinor, backMinor }: SummaryLine, currency: string): SheetLine[] {
  const back: SheetLine = { label: 'given back', value: taken(backMinor, currency), weight: 'part' }
  return [{ label: name, value: amount(soldMinor, currency) }, ...(backMinor === 0 ? [] : [back])]
}

function shiftLine(shift: SummaryShift): SheetLine {
  const off = shift.differences.filter(({ differenceMinor }) => differenceMinor !== 0)
  const text = off.map(({ currency, differenceMinor }) => `${currency} ${amount(differenceMinor, currency)}`)
  return { label: shiftName(shift), value: text.length === 0 ? 'exact' : text.join(', ') }
}
