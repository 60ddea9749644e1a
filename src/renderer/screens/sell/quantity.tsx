/** How many tokens: two big buttons around the number. */
import { Minus, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { MAX_QUANTITY } from '../../../core/sale.ts'

interface QuantityProps {
  readonly quantity: number
  readonly disabled: boolean
  readonly onChange: (quantity: number) => void
}

const STEP =
  'grid size-11 place-items-center rounded-control border border-edge bg-surface hover:bg-sunken disabled:border-line disabled:text-muted'

export function Quantity({ quantity, disabled, onChange }: QuantityProps) {
  const { t } = useTranslation()
  return (
    <fieldset aria-label={t('sell.quantity')} className="flex items-center gap-2">
      <button
        type="button"
        className={STEP}
        aria-label={t('sell.fewer')}
        aria-keyshortcuts="-"
        disabled={disabled || quantity <= 1}
        onClick={() => onChange(quantity - 1)}
      >
        <Minus size={18} aria-hidden="true" />
      </button>
      <output aria-live="polite" className="money min-w-8 text-center text-xl font-semibold">
        {quantity}
      </output>
      <button
        type="button"
        className={STEP}
        aria-label={t('sell.more')}
        aria-keyshortcuts="+"
        disabled={disabled || quantity >= MAX_QUANTITY}
        onClick={() => onChange(quantity + 1)}
      >
        <Plus size={18} aria-hidden="true" />
      </button>
    </fieldset>
  )
}
