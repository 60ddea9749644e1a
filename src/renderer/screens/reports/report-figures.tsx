/** The period in a few figures, beside the period before. */
import { useTranslation } from 'react-i18next'
import type { PeriodReport } from '../../../contract/report.ts'
import { Money } from '../../components/money.tsx'
import { Change } from './change.tsx'
import { periodWords } from './report-words.ts'

export function ReportFigures({ report: { totals, before, settledMinor, ...period } }: { report: PeriodReport }) {
  const { t } = useTranslation()
  const back = totals.refundMinor + totals.voidMinor
  return (
    <div className="flex flex-wrap items-baseline gap-x-8 gap-y-1 rounded-card border border-line bg-surface px-4 py-2.5">
      <p className="flex items-baseline gap-3">
        <span className="text-sm text-muted">{periodWords(period)}</span>
        <Money minor={totals.netMinor} className="text-2xl font-semibold" />
        <Change now={totals.netMinor} before={before.totals.netMinor} />
      </p>
      <p className="text-sm text-muted">
        {t('reports.beforeOf', { period: periodWords(before) })}{' '}
        <Money minor={before.totals.netMinor} className="font-semibold text-ink" />
      </p>
      <p className="ms-auto flex gap-6 text-sm text-muted">
        <span>
          {t('reports.sales')} <b className="money text-ink">{totals.sales.toLocaleString('en')}</b>
        </span>
        {back > 0 && (
          <span>
            {t('reports.givenBack')} <Money minor={back} className="font-semibold text-ink" />
          </span>
        )}
        {settledMinor > 0 && (
          <span title={t('reports.settledHint')}>
            {t('reports.settled')} <Money minor={settledMinor} className="font-semibold text-ink" />
          </span>
        )}
      </p>
    </div>
  )
}
