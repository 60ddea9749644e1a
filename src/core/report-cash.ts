/** The drawer in a shift's report: why it should hold what it should, and what was counted in it. */
import type { Pieces } from './cash-count.ts'
import type { SheetLine, SheetSection } from './report-lines.ts'
import { reportedAmount as amount, taken } from './reported-amount.ts'
import type { CashLine, ShiftReport } from './shift-report.ts'

/** A section for each currency in the drawer; none where the drawer is kept from the reader. */
export function cashSections({ cash }: Pick<ShiftReport, 'cash'>): SheetSection[] {
  return (cash ?? []).map((line) => ({
    title: `Cash drawer, ${line.currency}`,
    lines: [
      ...reasons(line),
      { label: 'Expected', value: amount(line.expectedMinor, line.currency), weight: 'total' },
      ...count(line),
    ],
  }))
}

function reasons(line: CashLine): SheetLine[] {
  const { currency } = line
  const into = (label: string, minor: number): SheetLine[] =>
    minor === 0 ? [] : [{ label, value: amount(minor, currency) }]
  const out = (label: string, minor: number): SheetLine[] =>
    minor === 0 ? [] : [{ label, value: taken(minor, currency) }]
  return [
    { label: 'Float', value: amount(line.floatMinor, currency) },
    ...into('Taken for sales', line.takenMinor),
    ...into('Accounts paid', line.settledMinor),
    ...out('Change given', line.changeMinor),
    ...out('Given back', line.refundMinor),
    ...into('Paid in', line.payInMinor),
    ...out('Paid out', line.payOutMinor),
    ...out('To the safe', line.dropMinor),
  ]
}

function count({ currency, counted, countedMinor, differenceMinor }: CashLine): SheetLine[] {
  if (counted === null || countedMinor === null || differenceMinor === null) return []
  return [
    ...counted.filter(({ pieces }) => pieces > 0).map((each) => pieceLine(each, currency)),
    { label: 'Counted', value: amount(countedMinor, currency), weight: 'total' },
    { label: differenceWord(differenceMinor), value: amount(differenceMinor, currency), weight: 'total' },
  ]
}

function pieceLine({ valueMinor, pieces }: Pieces, currency: string): SheetLine {
  const label = `${pieces} × ${amount(valueMinor, currency)}`
  return { label, value: amount(valueMinor * pieces, currency), weight: 'part' }
}

export function differenceWord(minor: number): string {
  if (minor === 0) return 'Difference'
  return minor > 0 ? 'Over' : 'Short'
}
