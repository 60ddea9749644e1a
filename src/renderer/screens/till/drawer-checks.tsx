/** What a count said: counted, expected and the difference, in words and colour, currency by currency. */
import { useTranslation } from 'react-i18next'
import type { DrawerCheck } from '../../../contract/till.ts'
import { formatMoney } from '../../../core/money.ts'
import { Money } from '../../components/money.tsx'
import { StateChip } from '../../components/state-chip.tsx'

export function DrawerChecks({ checks }: { checks: readonly DrawerCheck[] }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-col gap-3">
      {checks.map(({ currency, expectedMinor, countedMinor, differenceMinor }) => (
        <section
          key={currency}
          aria-label={currency}
          className="grid grid-cols-3 items-end gap-4 rounded-card border border-line bg-surface p-4"
        >
          <p className="flex flex-col">
            <span className="text-sm text-muted">{t('counting.counted')}</span>
            <Money minor={countedMinor} currency={currency} className="text-2xl font-bold" />
          </p>
          <p className="flex flex-col">
            <span className="text-sm text-muted">{t('counting.expected')}</span>
            <Money minor={expectedMinor} currency={currency} className="text-2xl" />
          </p>
          <p className="flex flex-col items-start gap-1">
            <span className="text-sm text-muted">{t('counting.difference')}</span>
            <DifferenceChip currency={currency} differenceMinor={differenceMinor} />
          </p>
        </section>
      ))}
    </div>
  )
}

export function DifferenceChip({ currency, differenceMinor }: Pick<DrawerCheck, 'currency' | 'differenceMinor'>) {
  const { t } = useTranslation()
  const amount = formatMoney(Math.abs(differenceMinor), currency)
  if (differenceMinor === 0) return <StateChip tone="good">{t('counting.exact')}</StateChip>
  if (differenceMinor > 0) return <StateChip tone="wait">{t('counting.over', { amount })}</StateChip>
  return <StateChip tone="bad">{t('counting.short', { amount })}</StateChip>
}
