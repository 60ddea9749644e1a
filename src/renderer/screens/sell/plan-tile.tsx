/** One package as a ticket to touch: its key on the stub, its name, what it gives, its price. */
import { useTranslation } from 'react-i18next'
import type { PlanTile as Plan } from '../../../contract/sales.ts'
import { formatBytes, formatDuration } from '../../../core/durations.ts'
import { classes } from '../../components/classes.ts'
import { Money } from '../../components/money.tsx'

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

export function PlanTile({ plan, at, isChosen, readyWithout, onChoose }: PlanTileProps) {
  const key = at <= LAST_FUNCTION_KEY ? `F${at}` : undefined
  const { t } = useTranslation()
  const gives = useWhatItGives(plan)
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-keyshortcuts={key}
      onClick={onChoose}
      className={classes(
        'ticket-tile flex min-h-20 items-stretch rounded-card border text-start shadow-card transition-colors',
        isChosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-accent',
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'absolute inset-y-0 start-0 grid w-10 place-items-center rounded-s-card text-xs font-semibold',
          isChosen ? 'bg-accent text-on-accent' : 'text-muted',
        )}
      >
        {key}
      </span>
      <span className="perforation absolute inset-y-2 start-[39px]" />
      <span className="flex min-w-0 flex-1 flex-col justify-center py-2">
        <span className="truncate text-base font-semibold">{plan.name}</span>
        {readyWithout > 0 && (
          <span className="text-sm leading-tight font-medium text-good">
            {t('stock.without', { count: readyWithout })}
          </span>
        )}
        {gives !== '' && <span className="truncate text-sm text-muted">{gives}</span>}
      </span>
      <span className="flex items-center ps-2 pe-4 text-lg font-semibold">
        <Money minor={plan.priceMinor} />
      </span>
    </button>
  )
}

/** Time online, how long it is valid, data and devices, leaving out what the name already says. */
function useWhatItGives(plan: Plan): string {
  const { t } = useTranslation()
  const { timeLimitSeconds, validitySeconds, validityFrom } = plan
  const time = timeLimitSeconds === null ? undefined : formatDuration(timeLimitSeconds)
  const valid = validitySeconds === null ? undefined : formatDuration(validitySeconds)
  return [
    time === undefined || saysTheSame(plan.name, time) ? undefined : t('sell.online', { time }),
    valid === undefined
      ? undefined
      : t(`sell.valid.${validityFrom}`, { time: saysTheSame(plan.name, valid) ? '' : valid }).trim(),
    time === undefined && valid === undefined ? t('sell.unlimited') : undefined,
    plan.dataLimitBytes === null ? undefined : formatBytes(plan.dataLimitBytes),
    plan.devices > 1 ? t('sell.devices', { count: plan.devices }) : undefined,
    plan.lockDevice ? t('sell.oneDevice') : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** `Day` and `1 day` say the same. */
function saysTheSame(name: string, time: string): boolean {
  const plain = (text: string) => text.toLowerCase().replace(/^1 /, '')
  return plain(name) === plain(time)
}
