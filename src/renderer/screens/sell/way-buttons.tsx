/** The ways to pay, all in sight, each with its key. */
import { Banknote, CreditCard, Landmark, NotebookTabs, Smartphone } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { MoneySettings } from '../../../contract/money.ts'
import { METHODS, type Method } from '../../../core/payments.ts'
import { classes } from '../../components/classes.ts'
import { WAY_KEYS } from './sell-keys.ts'

const ICONS = { cash: Banknote, mobile: Smartphone, card: CreditCard, bank: Landmark, account: NotebookTabs } as const

/** Cash is always taken; the others where the owner switched them on. */
export function waysOf({ methods }: MoneySettings): readonly Method[] {
  return METHODS.filter((method) => method === 'cash' || methods[method].isOn)
}

interface WayButtonsProps {
  readonly settings: MoneySettings
  readonly chosen: Method
  readonly disabled: boolean
  readonly onChoose: (way: Method) => void
}

export function WayButtons({ settings, chosen, disabled, onChoose }: WayButtonsProps) {
  const { t } = useTranslation()
  const ways = waysOf(settings)
  if (ways.length === 1) return null
  return (
    <fieldset aria-label={t('pay.ways')} className="grid min-w-0 auto-cols-fr grid-flow-col gap-1">
      {ways.map((way) => {
        const Icon = ICONS[way]
        return (
          <button
            key={way}
            type="button"
            aria-pressed={way === chosen}
            aria-keyshortcuts={`Alt+${WAY_KEYS[way].toUpperCase()}`}
            title={`${t(`pay.method.${way}`)} (Alt+${WAY_KEYS[way].toUpperCase()})`}
            disabled={disabled}
            onClick={() => onChoose(way)}
            className={classes(
              'flex min-h-12 flex-col items-center justify-center rounded-control border text-sm transition-colors disabled:text-muted',
              way === chosen
                ? 'border-accent bg-accent-soft font-semibold text-accent-strong'
                : 'border-line bg-surface hover:border-accent',
            )}
          >
            <Icon size={18} aria-hidden="true" />
            {t(`pay.way.${way}`)}
          </button>
        )
      })}
    </fieldset>
  )
}
