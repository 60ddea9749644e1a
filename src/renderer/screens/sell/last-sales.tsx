/** The sales of today under the tiles: the newest, or those that match the search. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { useTodaysSales } from '../../bridge/queries.ts'
import { Money } from '../../components/money.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { SUMMARY_TONE, summaryOf } from '../../tickets/needs.ts'

/** As many as the screen may ever show; a search shows the rest. */
export const LAST_SALES = 12

interface LastSalesProps {
  /** What is searched for; empty for the newest. */
  readonly text: string
  readonly onOpen: (sale: SaleView) => void
}

export function LastSales({ text, onOpen }: LastSalesProps) {
  const { t } = useTranslation()
  const today = useTodaysSales(text, LAST_SALES)
  const title = text === '' ? t('sell.lastSales') : t('sell.found', { count: today.data?.count ?? 0 })
  return (
    <section aria-labelledby="last-sales" className="flex min-h-0 flex-1 flex-col gap-2">
      <h2 id="last-sales" aria-live="polite" className="text-sm font-semibold text-muted">
        {title}
      </h2>
      <CallProblem error={today.error} />
      {today.data?.count === 0 && (
        <p className="text-muted">{text === '' ? t('sell.noSalesYet') : t('sell.nothingFound', { text })}</p>
      )}
      <ul className="min-h-0 flex-1 divide-y divide-line overflow-y-auto">
        {today.data?.sales.map((sale) => (
          <li key={sale.id}>
            <SaleLine sale={sale} onOpen={() => onOpen(sale)} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function SaleLine({ sale, onOpen }: { sale: SaleView; onOpen: () => void }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const summary = summaryOf(sale)
  const [first, ...others] = sale.tokens
  return (
    <button
      type="button"
      onClick={onOpen}
      className="grid min-h-11 w-full grid-cols-[3rem_3.5rem_minmax(9rem,1fr)_minmax(5rem,1fr)_12.5rem_5.5rem] items-center gap-3 rounded-control px-2 text-start hover:bg-sunken"
    >
      <span className="money text-muted">{sale.number}</span>
      <span className="money text-muted">{timeOfDay(sale.at)}</span>
      <span className="truncate">
        <span className="code font-semibold">{first?.codeGroups.join(' ')}</span>
        {others.length > 0 && (
          <span className="ps-2 text-sm text-muted">{t('sales.moreCodes', { count: others.length })}</span>
        )}
      </span>
      <span className="truncate">{sale.planName}</span>
      <span>
        <StateChip tone={SUMMARY_TONE[summary]}>{t(`summary.${summary}`)}</StateChip>
      </span>
      <Money minor={sale.totalMinor} className="text-end font-medium" />
    </button>
  )
}
