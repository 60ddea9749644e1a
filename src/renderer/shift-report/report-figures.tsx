/** The figures that somebody looks for first: what was sold, and whether the drawer is right. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { formatMoney } from '../../core/money.ts'
import type { CashLine, ShiftReport } from '../../core/shift-report.ts'
import { StateChip } from '../components/state-chip.tsx'

export function ReportFigures({ report }: { report: ShiftReport }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-wrap gap-4">
      <Figure label={t('shiftReport.net')} value={formatMoney(report.totals.netMinor, report.currency)} />
      {report.cash === null ? (
        <section className="min-w-64 flex-1 rounded-card border border-line bg-surface p-4">
          <h3 className="font-semibold">{t('shiftReport.blindTitle')}</h3>
          <p className="max-w-prose text-muted">{t('shiftReport.blindText')}</p>
        </section>
      ) : (
        report.cash.map((line) => <DrawerFigures key={line.currency} line={line} />)
      )}
    </div>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="min-w-56 rounded-card border border-line bg-surface p-4">
      <h3 id={id} className="text-muted">
        {label}
      </h3>
      <p className="money text-2xl font-semibold">{value}</p>
    </section>
  )
}

function DrawerFigures({ line }: { line: CashLine }) {
  const { t } = useTranslation()
  const { currency, expectedMinor, countedMinor } = line
  return (
    <section className="flex min-w-56 flex-wrap gap-x-8 gap-y-2 rounded-card border border-line bg-surface p-4">
      <dl>
        <dt className="text-muted">{t('shiftReport.expected')}</dt>
        <dd className="money text-2xl font-semibold">{formatMoney(expectedMinor, currency)}</dd>
      </dl>
      <dl>
        <dt className="text-muted">{t('shiftReport.counted')}</dt>
        <dd className="flex items-center gap-3">
          {countedMinor === null ? (
            <span className="text-muted">{t('shiftReport.notCounted')}</span>
          ) : (
            <span className="money text-2xl font-semibold">{formatMoney(countedMinor, currency)}</span>
          )}
          <Difference line={line} />
        </dd>
      </dl>
    </section>
  )
}

function Difference({ line: { currency, differenceMinor } }: { line: CashLine }) {
  const { t } = useTranslation()
  if (differenceMinor === null) return null
  if (differenceMinor === 0) return <StateChip tone="good">{t('shiftReport.exact')}</StateChip>
  const word = t(differenceMinor > 0 ? 'shiftReport.over' : 'shiftReport.short')
  return (
    <StateChip tone={differenceMinor > 0 ? 'ask' : 'bad'}>
      {`${formatMoney(Math.abs(differenceMinor), currency)} ${word}`}
    </StateChip>
  )
}
