/** What is behind a row: its course over time, and its sales. */
import { ArrowLeft } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PeriodReport, ReportAsked, ReportRow } from '../../../contract/report.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { isStep } from '../../../core/report.ts'
import { type Period, stepsFor } from '../../../core/report-period.ts'
import { useBookedRows, useReport } from '../../bridge/takings-queries.ts'
import { Button } from '../../components/button.tsx'
import { Money } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { behindOf } from './behind-of.ts'
import { BookedList } from './booked-list.tsx'
import { ReportChart } from './report-chart.tsx'
import { BEHIND_ID } from './report-table.tsx'
import { useReportWords } from './report-words.ts'
import { useOpenSale } from './use-open-sale.ts'

interface BehindProps {
  readonly report: PeriodReport
  readonly row: ReportRow
  readonly onOpenSale: (sale: SaleView) => void
  readonly onLeave: () => void
  /** Looks at these days by themselves. */
  readonly onAlone: (period: Period) => void
}

export function Behind({ report, row, onOpenSale, onLeave, onAlone }: BehindProps) {
  const { t } = useTranslation()
  const words = useReportWords()
  const { by } = report
  const behind = behindOf(report, row)
  const { from, until, of } = behind
  const step = stepsFor({ from, until })
  return (
    <section
      id={BEHIND_ID}
      tabIndex={-1}
      aria-label={t('reports.behind')}
      onKeyDown={(event) => event.key === 'Escape' && onLeave()}
      className="flex min-h-0 flex-col gap-3 overflow-y-auto"
    >
      <header className="flex flex-wrap items-center gap-3">
        <Button icon={<ArrowLeft size={18} aria-hidden="true" />} onClick={onLeave}>
          {t('reports.backToAll')}
        </Button>
        <h2 className="min-w-0 flex-1 truncate font-semibold">
          {words.name(by, row)} <Money minor={row.netMinor} className="ms-2" />
        </h2>
        {isStep(by) && from !== report.from && (
          <Button onClick={() => onAlone({ from, until })}>{t('reports.alone')}</Button>
        )}
      </header>
      {of !== null && step !== 'hour' && <Course asked={{ from, until, by: step, of }} />}
      <Rows {...{ behind, onOpenSale }} />
    </section>
  )
}

function Course({ asked }: { asked: ReportAsked }) {
  const { data, error } = useReport(asked)
  if (error) return <CallProblem error={error} />
  return data?.of ? <ReportChart report={data} height={180} /> : null
}

interface RowsProps extends Pick<BehindProps, 'onOpenSale'> {
  readonly behind: ReturnType<typeof behindOf>
}

function Rows({ behind, onOpenSale }: RowsProps) {
  const { t } = useTranslation()
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useBookedRows(behind)
  const { openSale, error: notOpened } = useOpenSale(onOpenSale)
  const rows = data?.pages.flatMap((page) => page.rows)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!end.current || !hasNextPage) return
    const observer = new IntersectionObserver(([seen]) => seen?.isIntersecting && void fetchNextPage())
    observer.observe(end.current)
    return () => observer.disconnect()
  }, [hasNextPage, fetchNextPage])
  return (
    <div className="rounded-card border border-line bg-surface p-2">
      <CallProblem error={error ?? notOpened} />
      {!rows && !error && <p className="p-2 text-muted">{t('reports.loading')}</p>}
      {rows?.length === 0 && <p className="p-2 text-muted">{t('reports.nothingBehind')}</p>}
      {rows && <BookedList label={t('reports.behind')} rows={rows} onOpen={openSale} />}
      {hasNextPage && (
        <div ref={end} className="p-2">
          <Button disabled={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('reports.showMore')}
          </Button>
        </div>
      )}
    </div>
  )
}
