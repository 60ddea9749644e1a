/** Which money is handed over, where foreign cash is taken. */
import { useTranslation } from 'react-i18next'
import type { MoneySettings } from '../../../contract/money.ts'
import { classes } from '../../components/classes.ts'
import { useCurrency } from '../../components/money.tsx'

interface CurrencyChipsProps {
  readonly settings: MoneySettings
  /** Null: the café's own. */
  readonly chosen: string | null
  readonly disabled: boolean
  readonly onChoose: (currency: string | null) => void
}

export function CurrencyChips({ settings, chosen, disabled, onChoose }: CurrencyChipsProps) {
  const { t } = useTranslation()
  const own = useCurrency()
  if (settings.currencies.length === 0) return null
  return (
    <fieldset aria-label={t('pay.currency')} className="flex min-w-0 flex-wrap gap-1">
      {[null, ...settings.currencies.map(({ currency }) => currency)].map((currency) => (
        <button
          key={currency}
          type="button"
          aria-pressed={currency === chosen}
          disabled={disabled}
          onClick={() => onChoose(currency)}
          className={classes(
            'min-h-11 rounded-full border px-4 text-sm',
            currency === chosen
              ? 'border-accent bg-accent-soft font-semibold'
              : 'border-line bg-surface hover:border-accent',
          )}
        >
          {currency ?? own}
        </button>
      ))}
    </fieldset>
  )
}
