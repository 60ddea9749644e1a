/** One sale of the list. */
import { useTranslation } from 'react-i18next'
import type { SaleView } from '../../../contract/sales.ts'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/money.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { SUMMARY_TONE, summaryOf } from '../../tickets/needs.ts'

interface SaleRowProps {
  readonly id: string
  readonly sale: SaleView
  readonly isChosen: boolean
  readonly onChoose: () => void
}

export function SaleRow({ id, sale, isChosen, onChoose }: SaleRowProps) {
  const { t } = useTranslation()
  const timeOfDay = useTimeOfDay()
  const summary = summaryOf(sale)
  const [first, ...others] = sale.tokens
  return (
    // The list has the keyboard; a row is only touched.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox around it hears the keys
    // biome-ignore lint/a11y/useFocusableInteractive: the listbox names it by aria-activedescendant
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      onClick={onChoose}
      className={classes(
        'grid min-h-12 cursor-pointer grid-cols-[3rem_3.5rem_minmax(9rem,1fr)_minmax(6rem,1fr)_12.5rem_6rem] items-center gap-3 border-b border-line px-4 last:border-b-0',
        isChosen ? 'bg-accent-soft' : 'hover:bg-canvas',
      )}
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
      <Money minor={sale.totalMinor} className="text-end font-semibold" />
    </div>
  )
}
