/** Any period by anything: chosen above, drawn at the left, told in a table at the right. */
import { ChartNoAxesColumn } from 'lucide-react'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { isStep, type ReportBy } from '../../../core/report.ts'
import { type Period, presetPeriod, stepsFor } from '../../../core/report-period.ts'
import { dayOf } from '../../../core/time.ts'
import { useReport, useReportOfToday } from '../../bridge/takings-queries.ts'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { Behind } from './behind.tsx'
import { PeriodPicker } from './period-picker.tsx'
import { ReportChart } from './report-chart.tsx'
import { ReportFigures } from './report-figures.tsx'
import { ReportTable } from './report-table.tsx'
import { SaveReport } from './save-report.tsx'

export function ReportTab({ onOpenSale }: { onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  const [openedAt] = useState(Date.now)
  const day = useReportOfToday().data?.day ?? dayOf(openedAt, timeZone)
  const [period, setPeriod] = useState<Period>(() => presetPeriod('this_month', day))
  const [by, setBy] = useState<ReportBy>('day')
  const [chosen, setChosen] = useState<string | null>(null)
  const { data: report, error, refetch } = useReport({ ...period, by, of: null })
  const ask = (next: Period, nextBy: ReportBy) => {
    setPeriod(next)
    setBy(nextBy)
    setChosen(null)
  }
  const row = report?.rows.find(({ key }) => key === chosen)
  const isEmpty = report !== undefined && report.totals.sales + report.totals.refunds + report.totals.voids === 0
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto px-6 py-3">
      <PeriodPicker
        {...{ period, by, today: day }}
        onPeriod={(next) => ask(next, isStep(by) || by === 'hour' ? stepsFor(next) : by)}
        onBy={(next) => ask(period, next)}
      />
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {!report && !error && <p className="text-muted">{t('reports.loading')}</p>}
      {report && <ReportFigures report={report} />}
      {isEmpty && report.before.totals.sales === 0 && (
        <EmptyState icon={ChartNoAxesColumn} title={t('reports.nothingTitle')}>
          {t('reports.nothingText')}
        </EmptyState>
      )}
      {report && !(isEmpty && report.before.totals.sales === 0) && (
        <div className="grid min-h-96 flex-1 grid-cols-[minmax(0,1fr)_minmax(36rem,45rem)] gap-4">
          {row ? (
            <Behind
              key={`${by} ${row.key}`}
              {...{ report, row, onOpenSale }}
              onLeave={() => setChosen(null)}
              onAlone={(next) => ask(next, stepsFor(next))}
            />
          ) : (
            <ReportChart report={report} />
          )}
          <div className="flex min-h-0 flex-col gap-3">
            <ReportTable report={report} chosen={chosen} onChoose={({ key }) => setChosen(key)} />
            <SaveReport asked={{ ...period, by, of: null }} />
          </div>
        </div>
      )}
    </div>
  )
}
