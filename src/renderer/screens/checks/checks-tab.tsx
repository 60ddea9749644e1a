/** Do cash, sales and router tell the same story? A verdict, the figures it rests on, and the rows behind each of them. */
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { addDays } from '../../../core/calendar.ts'
import { dayOf } from '../../../core/time.ts'
import { type Days, useVerdict } from '../../bridge/check-queries.ts'
import { Choice } from '../../components/choice.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { Behind } from './behind.tsx'
import { FigureCards } from './figure-cards.tsx'
import type { Figure } from './figures.ts'
import { VerdictBanner } from './verdict-banner.tsx'

/** How many days each period has, today included. */
const PERIODS = { today: 1, week: 7, month: 30, quarter: 90, year: 365 } as const
type Period = keyof typeof PERIODS

interface ChecksTabProps {
  readonly onOpenSale: (sale: SaleView) => void
  /** Leads to a shift's report; absent: shifts are told, and not opened. */
  readonly onOpenShift?: (shiftId: string) => void
}

export function ChecksTab({ onOpenSale, onOpenShift }: ChecksTabProps) {
  const { t } = useTranslation()
  const [period, setPeriod] = useState<Period>('month')
  const [figure, setFigure] = useState<Figure | null>(null)
  const days = useDays(PERIODS[period])
  const { data: verdict, error, refetch } = useVerdict(days)
  const periods = Object.keys(PERIODS) as Period[]
  return (
    <div className="flex min-h-0 flex-1">
      <div className="flex min-w-0 flex-1 flex-col gap-5 overflow-y-auto p-6">
        <div className="max-w-2xl">
          <Choice
            label={t('checks.period')}
            options={periods.map((value) => ({ value, label: t(`checks.periods.${value}`) }))}
            chosen={period}
            onChoose={setPeriod}
          />
        </div>
        <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
        {!verdict && !error && <p className="text-muted">{t('checks.looking')}</p>}
        {verdict && <VerdictBanner verdict={verdict} onOpen={setFigure} />}
        {verdict && <FigureCards verdict={verdict} opened={figure} onOpen={setFigure} />}
      </div>
      <aside className="flex w-[520px] shrink-0 flex-col overflow-y-auto border-s border-line bg-sunken p-4 2xl:w-[640px] 2xl:p-6">
        {figure && verdict ? (
          <Behind
            key={`${figure} ${period}`}
            figure={figure}
            verdict={verdict}
            days={days}
            onOpenSale={onOpenSale}
            onOpenShift={onOpenShift}
          />
        ) : (
          <p className="m-auto max-w-64 text-center text-muted">{t('checks.hint')}</p>
        )}
      </aside>
    </div>
  )
}

/** So many days up to today, by the café's calendar. */
function useDays(many: number): Days {
  const { timeZone } = useContext(PlaceContext)
  // A screen that stays open over midnight shows the new day when its period is chosen anew.
  const [now] = useState(() => Date.now())
  const to = dayOf(now, timeZone)
  return { from: addDays(to, 1 - many), to }
}
