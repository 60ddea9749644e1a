/** The day as it stands: what was taken, how, by what hour, and what should be in the drawers. */
import { ReceiptText } from 'lucide-react'
import { useContext, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TodayReport } from '../../../contract/report.ts'
import type { SaleView } from '../../../contract/sales.ts'
import { formatMoney } from '../../../core/money.ts'
import { dayOf } from '../../../core/time.ts'
import { useReportOfToday } from '../../bridge/takings-queries.ts'
import { PeriodChart } from '../../charts/period-chart.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { Money, useCurrency } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { shortMoney } from '../../text/amounts.ts'
import { BookedList } from './booked-list.tsx'
import { Card } from './card.tsx'
import { DrawersCard } from './drawers-card.tsx'
import { weekdayName } from './report-words.ts'
import { TodayFigures } from './today-figures.tsx'
import { useOpenSale } from './use-open-sale.ts'

export function TodayTab({ onOpenSale }: { onOpenSale: (sale: SaleView) => void }) {
  const { t } = useTranslation()
  const { data: today, error, refetch } = useReportOfToday()
  const { openSale, error: notOpened } = useOpenSale(onOpenSale)
  useAtMidnight(today?.day, () => void refetch())
  return (
    <div className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-6 py-4">
      <CallProblem error={error ?? notOpened} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {!today && !error && <p className="text-muted">{t('reports.loading')}</p>}
      {today && (
        <>
          <TodayFigures today={today} />
          <div className="grid min-h-0 grid-cols-[minmax(0,1fr)_22rem] items-start gap-4 2xl:grid-cols-[minmax(0,1fr)_28rem]">
            <div className="flex flex-col gap-4">
              <HoursCard today={today} />
              <div className="grid grid-cols-2 items-start gap-4">
                <MethodsCard today={today} />
                <DrawersCard drawers={today.drawers} />
              </div>
            </div>
            <Card title={t('reports.newest')}>
              {today.newest.length === 0 ? (
                <EmptyState icon={ReceiptText} title={t('reports.nothingToday')}>
                  {t('reports.nothingTodayText')}
                </EmptyState>
              ) : (
                <BookedList label={t('reports.newest')} rows={today.newest} onOpen={openSale} />
              )}
            </Card>
          </div>
        </>
      )}
    </div>
  )
}

/** Sales tell of themselves; that the day is over, nobody tells. */
function useAtMidnight(day: string | undefined, ask: () => void): void {
  const { timeZone } = useContext(PlaceContext)
  useEffect(() => {
    const timer = setInterval(() => day !== undefined && dayOf(Date.now(), timeZone) > day && ask(), 30_000)
    return () => clearInterval(timer)
  })
}

function HoursCard({ today }: { today: TodayReport }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const { from, until } = hoursInUse(today)
  const points = today.hours.slice(from, until + 1).map(({ hour, netMinor, netBeforeMinor }) => {
    const name = `${String(hour).padStart(2, '0')}:00`
    return { key: name, label: name, name, value: netMinor, before: netBeforeMinor }
  })
  return (
    <Card>
      <PeriodChart
        title={t('reports.byHour')}
        hint={t('chart.hint')}
        points={points}
        names={{ now: t('reports.today'), before: t('reports.lastWeekday', { weekday: weekdayName(today.dayBefore) }) }}
        say={(minor) => formatMoney(minor, currency)}
        sayShort={(minor) => shortMoney(minor, currency)}
        height={200}
      />
    </Card>
  )
}

/** The hours in which something was taken today or a week ago, and some around them. */
function hoursInUse({ hours, hour: now }: TodayReport): { from: number; until: number } {
  const used = hours.filter(({ netMinor, netBeforeMinor }) => netMinor !== 0 || netBeforeMinor !== 0)
  const all = [...used.map(({ hour }) => hour), now]
  return { from: Math.max(0, Math.min(...all, 8)), until: Math.min(23, Math.max(...all, 20)) }
}

function MethodsCard({ today: { methods, totals } }: { today: TodayReport }) {
  const { t } = useTranslation()
  const most = Math.max(1, ...methods.map(({ netMinor }) => netMinor))
  return (
    <Card title={t('reports.byMethod')}>
      {methods.length === 0 && <p className="text-sm text-muted">{t('reports.nothingToday')}</p>}
      <ul className="flex flex-col gap-2">
        {methods.map(({ method, payments, netMinor }) => (
          <li key={method} className="flex flex-col gap-1">
            <span className="flex items-baseline justify-between gap-2">
              <span className="text-sm">
                {t(`reportKey.${method}`)}{' '}
                <span className="text-xs text-muted">{t('reports.payments', { count: payments })}</span>
              </span>
              <Money minor={netMinor} className="text-sm font-semibold" />
            </span>
            <span aria-hidden="true" className="h-1.5 rounded-full bg-sunken">
              <span
                className="block h-full rounded-full bg-accent"
                style={{ width: `${(Math.max(0, netMinor) / most) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ul>
      {methods.length > 1 && (
        <p className="mt-2 flex justify-between border-t border-line pt-2 text-sm font-semibold">
          {t('reports.sum')} <Money minor={totals.netMinor} />
        </p>
      )}
    </Card>
  )
}
