/** One package of the list: its colour and key, its name, what it gives and costs, and what is special about it. */
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'
import { formatMoney } from '../../../core/money.ts'
import { classes } from '../../components/classes.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useMoment } from '../../frame/use-moment.ts'
import { PLAN_SURFACES } from '../../plans/colours.ts'
import { useWhatItGives } from '../../plans/what-it-gives.ts'

interface PackageRowProps {
  readonly plan: PlanRecord
  /** Its place among the tiles, from 1; absent for a retired one. */
  readonly at?: number
  readonly isOpen: boolean
  readonly onOpen: () => void
  /** Absent where nothing can be moved. */
  readonly onMove?: ((by: 1 | -1) => void) | undefined
  readonly isFirst?: boolean
  readonly isLast?: boolean
}

const LAST_FUNCTION_KEY = 12

export function PackageRow({ plan, at, isOpen, onOpen, onMove, isFirst, isLast }: PackageRowProps) {
  const { t } = useTranslation()
  const gives = useWhatItGives()(plan)
  const key = at !== undefined && at <= LAST_FUNCTION_KEY ? `F${at}` : ''
  const hear = (event: KeyboardEvent) => {
    const by = event.altKey ? ({ ArrowUp: -1, ArrowDown: 1 } as const)[event.key as 'ArrowUp' | 'ArrowDown'] : undefined
    if (!by || !onMove) return
    event.preventDefault()
    onMove(by)
  }
  return (
    <li
      onKeyDown={hear}
      className={classes(
        'flex items-center border-b border-line last:border-b-0 first:rounded-t-card last:rounded-b-card',
        isOpen ? 'bg-accent-soft' : 'hover:bg-canvas',
      )}
    >
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onOpen}
        className="flex min-h-18 min-w-0 flex-1 items-center gap-4 px-4 py-2 text-start -outline-offset-3"
      >
        <span
          aria-hidden="true"
          className={classes(
            'grid h-11 w-10 shrink-0 place-items-center rounded-control text-xs font-semibold',
            plan.colour === null ? 'bg-sunken text-muted' : `${PLAN_SURFACES[plan.colour]} text-on-accent`,
            !plan.active && 'opacity-50',
          )}
        >
          {key}
        </span>
        <span className="flex min-w-0 flex-1 flex-col">
          <span className={classes('truncate font-semibold', !plan.active && 'text-muted')}>{plan.name}</span>
          <span className="truncate text-sm text-muted">{gives}</span>
        </span>
        <span className="flex shrink-0 flex-col items-end gap-1">
          <Money minor={plan.priceMinor} className="text-lg font-semibold" />
          <span className="flex flex-wrap justify-end gap-1 empty:hidden">
            <Chips plan={plan} />
          </span>
        </span>
      </button>
      {onMove && (
        <span className="flex shrink-0 pe-2">
          <Arrow label={t('packages.up', { name: plan.name })} isOff={isFirst} onPress={() => onMove(-1)}>
            <ArrowUp size={18} aria-hidden="true" />
          </Arrow>
          <Arrow label={t('packages.down', { name: plan.name })} isOff={isLast} onPress={() => onMove(1)}>
            <ArrowDown size={18} aria-hidden="true" />
          </Arrow>
        </span>
      )}
    </li>
  )
}

interface ArrowProps {
  readonly label: string
  /** It stays in its place, so that the keyboard does. */
  readonly isOff: boolean | undefined
  readonly onPress: () => void
  readonly children: ReactNode
}

function Arrow({ label, isOff = false, onPress, children }: ArrowProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isOff}
      onClick={() => !isOff && onPress()}
      className={classes(
        'grid size-11 place-items-center rounded-control -outline-offset-3',
        isOff ? 'cursor-default text-line' : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      {children}
    </button>
  )
}

/** When it is on sale, and the next price that is planned. */
function Chips({ plan }: { plan: PlanRecord }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const currency = useCurrency()
  const next = plan.prices.findLast(({ state }) => state === 'planned')
  return (
    <>
      {plan.active && plan.onSaleFrom !== null && (
        <StateChip tone="wait">{t('sell.from', { when: moment(plan.onSaleFrom) })}</StateChip>
      )}
      {next && (
        <StateChip tone="wait">
          {t('packages.planned', {
            amount: formatMoney(next.priceMinor, currency),
            when: t('packagePrice.since', { when: moment(next.validFrom) }),
          })}
        </StateChip>
      )}
    </>
  )
}
