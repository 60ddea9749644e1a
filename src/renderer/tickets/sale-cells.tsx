/** One sale on one line, wherever sales are listed: number, time, codes, package, state, amount. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../contract/sales.ts'
import { classes } from '../components/classes.ts'
import { Money } from '../components/money.tsx'
import { StateChip } from '../components/state-chip.tsx'
import { useTimeOfDay } from '../frame/counter-context.ts'
import { SUMMARY_TONE, summaryOf } from './needs.ts'

/** The grid that the cells stand in. */
export const SALE_COLUMNS =
  'grid grid-cols-[3rem_3.5rem_minmax(9rem,1fr)_minmax(6rem,1fr)_12.5rem_6rem] items-center gap-3'

export function SaleCells({ sale }: { sale: SaleView }) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const summary = summaryOf(sale)
  const [first, ...others] = sale.tokens
  return (
    <>
      <span className="money text-muted">{sale.number}</span>
      <span className="money text-muted">{timeOfDay(sale.at)}</span>
      <span className="truncate">
        <span className={classes('code font-semibold', sale.isGivenBack && 'text-muted line-through')}>
          {(first ?? sale.topUp)?.codeGroups.join(' ')}
        </span>
        {others.length > 0 && (
          <span className="ps-2 text-sm text-muted">{t('sales.moreCodes', { count: others.length })}</span>
        )}
      </span>
      <span className="truncate">{sale.topUp ? t('topUps.inList', { plan: sale.planName }) : sale.planName}</span>
      <span>
        <StateChip tone={SUMMARY_TONE[summary]}>{t(`summary.${summary}`)}</StateChip>
      </span>
      <Money
        minor={sale.isGivenBack ? sale.totalMinor : sale.totalMinor - sale.refundedMinor}
        className={classes('text-end font-semibold', sale.isGivenBack && 'text-muted line-through')}
      />
    </>
  )
}
