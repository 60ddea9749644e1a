/** The sales of today under the tiles: the newest, or those that match the search. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { useTodaysSales } from '../../bridge/queries.ts'
import { classes } from '../../components/classes.ts'
import { CallProblem } from '../../components/problem.tsx'
import { SALE_COLUMNS, SaleCells } from '../../tickets/sale-cells.tsx'

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
  return (
    <button
      type="button"
      onClick={onOpen}
      className={classes(SALE_COLUMNS, 'min-h-11 w-full rounded-control px-2 text-start hover:bg-sunken')}
    >
      <SaleCells sale={sale} />
    </button>
  )
}
