/** One customer of the list: who it is, what they owe, and what is left of their limit. */
import { useTranslation } from 'react-i18next'
import type { CustomerView } from '../../../contract/customers.ts'
import { formatMoney } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import { StateChip } from '../../components/state-chip.tsx'

interface CustomerRowProps {
  readonly customer: CustomerView
  readonly isOpen: boolean
  readonly onOpen: () => void
}

export function CustomerRow({ customer, isOpen, onOpen }: CustomerRowProps) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const { name, phone, note, limitMinor, owedMinor, active } = customer
  const left = formatMoney(Math.max(0, limitMinor - owedMinor), currency)
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-pressed={isOpen}
        onClick={onOpen}
        className={classes(
          'grid min-h-16 w-full grid-cols-[1fr_auto_13rem] items-center gap-4 px-4 text-start',
          isOpen ? 'bg-accent-soft' : 'hover:bg-canvas',
        )}
      >
        <span className="min-w-0">
          <span className="block truncate font-semibold">{name}</span>
          <span className="block truncate text-sm text-muted">
            {[phone, note].filter((part) => part !== null && part !== '').join(' · ')}
          </span>
        </span>
        <span>{!active && <StateChip tone="wait">{t('accounts.inactive')}</StateChip>}</span>
        <span className="text-end">
          <Money minor={owedMinor} className={classes('block font-semibold', owedMinor === 0 && 'text-muted')} />
          <span className="money block text-sm text-muted">
            {t('accounts.left', { amount: left, limit: formatMoney(limitMinor, currency) })}
          </span>
        </span>
      </button>
    </li>
  )
}
