/** One package as a ticket to touch: its key on the stub, its name, what it gives, its price. */
import { Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { PlanTile as Plan } from '../../../contract/sales.ts'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/money.tsx'
import { useTimeOfDay } from '../../frame/counter-context.ts'
import { useMoment } from '../../frame/use-moment.ts'
import { PLAN_SURFACES } from '../../plans/colours.ts'
import { useWhatItGives } from '../../plans/what-it-gives.ts'

interface PlanTileProps {
  readonly plan: Plan
  /** Place among the tiles, from 1: the number of its function key. */
  readonly at: number
  readonly isChosen: boolean
  /** Codes that lie ready, while a router is away; 0 says nothing. */
  readonly readyWithout: number
  readonly onChoose: () => void
}

const LAST_FUNCTION_KEY = 12
const SOON_MS = 20 * 3_600_000

export function PlanTile({ plan, at, isChosen, readyWithout, onChoose }: PlanTileProps) {
  const key = at <= LAST_FUNCTION_KEY ? `F${at}` : undefined
  const { t } = useTranslation()
  const gives = useWhatItGives()(plan)
  const begins = useBeginning()
  const isLater = plan.onSaleFrom !== null
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={key}
      onClick={onChoose}
      className={classes(
        'ticket-tile flex min-h-20 items-stretch rounded-card border text-start shadow-card transition-colors',
        isChosen ? 'border-accent bg-accent-soft' : 'border-line hover:border-accent',
        !isChosen && (isLater ? 'bg-sunken' : 'bg-surface'),
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'absolute inset-y-0 start-0 grid w-10 place-items-center rounded-s-card text-xs font-semibold',
          stubOf(plan, isChosen),
          isLater && 'opacity-60',
        )}
      >
        {key}
      </span>
      <span className="perforation absolute inset-y-2 start-[39px]" />
      <span className="flex min-w-0 flex-1 flex-col justify-center py-2">
        <span className={classes('truncate text-base font-semibold', isLater && 'text-muted')}>{plan.name}</span>
        {plan.onSaleFrom !== null && (
          <span className="flex items-center gap-1 text-sm leading-tight font-medium text-wait">
            <Clock size={14} aria-hidden="true" className="shrink-0" />
            {t('sell.from', { when: begins(plan.onSaleFrom) })}
          </span>
        )}
        {readyWithout > 0 && (
          <span className="text-sm leading-tight font-medium text-good">
            {t('stock.without', { count: readyWithout })}
          </span>
        )}
        {gives !== '' && !isLater && <span className="truncate text-sm text-muted">{gives}</span>}
      </span>
      <span className={classes('flex items-center ps-2 pe-4 text-lg font-semibold', isLater && 'text-muted')}>
        <Money minor={plan.priceMinor} />
      </span>
    </button>
  )
}

/** The time alone where it cannot be mistaken for today's. */
function useBeginning(): (atMs: number) => string {
  const moment = useMoment()
  const timeOfDay = useTimeOfDay()
  return (atMs) => (atMs - Date.now() < SOON_MS ? timeOfDay(atMs) : moment(atMs))
}

/** The stub bears the package's colour; chosen or not is told by the whole tile. */
function stubOf({ colour }: Plan, isChosen: boolean): string {
  if (colour !== null) return `${PLAN_SURFACES[colour]} text-on-accent`
  return isChosen ? 'bg-accent text-on-accent' : 'text-muted'
}
