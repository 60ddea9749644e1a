/** Drawers: how each cashier's came out, with runs of shortages, and the shifts one by one. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CashierCheck, ShiftCheck, Verdict } from '../../../contract/reconcile.ts'
import { formatMoney } from '../../../core/money.ts'
import { type Days, useShiftChecks } from '../../bridge/check-queries.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { CheckField } from '../../components/field.tsx'
import { Money } from '../../components/money.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { type Column, PagedTable, RowLink, RowsTable } from './rows-table.tsx'

interface CashBehindProps {
  readonly cash: Verdict['cash']
  readonly days: Days
  readonly onOpenShift: ((shiftId: string) => void) | undefined
}

export function CashBehind({ cash, days, onOpenShift }: CashBehindProps) {
  const { t } = useTranslation()
  const [person, setPerson] = useState<CashierCheck | null>(null)
  const [onlyDifferent, setOnlyDifferent] = useState(true)
  const paged = useShiftChecks({ ...days, personId: person?.personId ?? null, onlyDifferent })
  const shifts = useShiftColumns(onOpenShift)
  return (
    <>
      {cash.cashiers.length > 0 && <Cashiers cashiers={cash.cashiers} onChoose={setPerson} />}
      <div className="flex items-center justify-between gap-3">
        <h4 className="font-semibold">{person ? t('checkCash.of', { name: person.name }) : t('checkCash.byShift')}</h4>
        {person && (
          <Button weight="quiet" onClick={() => setPerson(null)}>
            {t('checkCash.everybody')}
          </Button>
        )}
      </div>
      <CheckField
        label={t('checkCash.onlyDifferent')}
        checked={onlyDifferent}
        onChange={(event) => setOnlyDifferent(event.target.checked)}
      />
      <PagedTable
        label={t('checkCash.byShift')}
        columns={shifts}
        keyOf={({ shiftId }) => shiftId}
        paged={paged}
        nothing={t(onlyDifferent ? 'checks.nothing' : 'checks.nothingYet')}
      />
    </>
  )
}

function Cashiers({
  cashiers,
  onChoose,
}: {
  cashiers: readonly CashierCheck[]
  onChoose: (person: CashierCheck) => void
}) {
  const { t } = useTranslation()
  const columns: Column<CashierCheck>[] = [
    {
      name: 'cashier',
      label: t('checkColumn.cashier'),
      of: (row) => <RowLink onOpen={() => onChoose(row)}>{row.name}</RowLink>,
    },
    {
      name: 'short',
      label: t('checkColumn.short'),
      of: ({ shortShifts, shifts, run }) => (
        <span className="flex flex-wrap items-center gap-2">
          <span className="money">{`${shortShifts} / ${shifts}`}</span>
          {run && <StateChip tone="bad">{t('checkCash.run', { count: run.shifts })}</StateChip>}
        </span>
      ),
    },
    {
      name: 'difference',
      label: t('checkColumn.difference'),
      isNumber: true,
      of: ({ differenceMinor }) => <Money minor={differenceMinor} className={shortTone(differenceMinor)} />,
    },
  ]
  return (
    <RowsTable label={t('checkCash.byCashier')} columns={columns} rows={cashiers} keyOf={({ personId }) => personId} />
  )
}

const shortTone = (differenceMinor: number) => classes('font-semibold', differenceMinor < 0 && 'text-bad')

function useShiftColumns(onOpenShift: CashBehindProps['onOpenShift']): Column<ShiftCheck>[] {
  const { t } = useTranslation()
  const lines = (part: 'expectedMinor' | 'countedMinor' | 'differenceMinor') => (row: ShiftCheck) =>
    row.lines.map((line) => (
      <span
        key={line.currency}
        className={classes('block', part === 'differenceMinor' && shortTone(line.differenceMinor))}
      >
        {formatMoney(line[part], line.currency)}
      </span>
    ))
  return [
    {
      name: 'shift',
      label: t('checkColumn.shift'),
      of: ({ shiftId, number }) =>
        onOpenShift ? <RowLink onOpen={() => onOpenShift(shiftId)}>{number}</RowLink> : number,
    },
    {
      name: 'day',
      label: t('checkColumn.day'),
      of: ({ day, personName }) => (
        <>
          <span className="money block">{day}</span>
          <span className="block truncate text-sm text-muted">{personName}</span>
        </>
      ),
    },
    { name: 'expected', label: t('checkColumn.expected'), isNumber: true, of: lines('expectedMinor') },
    { name: 'counted', label: t('checkColumn.counted'), isNumber: true, of: lines('countedMinor') },
    { name: 'difference', label: t('checkColumn.difference'), isNumber: true, of: lines('differenceMinor') },
  ]
}
