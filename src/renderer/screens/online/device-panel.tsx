/** One device: whose code it is on, what is left and used, and for leaders the way to put it off. Escape leads back. */
import { X } from 'lucide-react'
import { type KeyboardEvent, useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRow } from '../../../contract/online.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { DeviceActions } from './device-actions.tsx'
import { DeviceFacts } from './device-facts.tsx'
import { DEVICE_ID } from './device-id.ts'
import { USAGE_DAYS, UsageChart } from './usage-chart.tsx'

interface DevicePanelProps {
  /** As it is, or as it was when it was last there. */
  readonly row: OnlineRow
  readonly isPresent: boolean
  readonly asks: 'nothing' | 'disconnect'
  readonly routerName: string
  readonly now: number
  readonly mayControl: boolean
  readonly onLeave: () => void
}

export function DevicePanel(props: DevicePanelProps) {
  const { row, isPresent, asks, routerName, now, mayControl, onLeave } = props
  const { t } = useTranslation()
  const headline = useId()
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onLeave()
  }
  return (
    <section
      id={DEVICE_ID}
      tabIndex={-1}
      aria-labelledby={headline}
      onKeyDown={hear}
      className="flex min-h-0 flex-col gap-4"
    >
      <header className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col items-start gap-1.5">
          <h2 id={headline} className="code max-w-full truncate text-2xl font-bold">
            {row.user.join(' ')}
          </h2>
          <StateChip tone={row.origin === 'sold_here' ? 'good' : 'ask'}>{t(`onlineOrigin.${row.origin}`)}</StateChip>
        </div>
        <button
          type="button"
          aria-label={t('onlineDevice.close')}
          onClick={onLeave}
          className="-me-2 -mt-2 grid size-11 shrink-0 place-items-center rounded-control text-muted hover:bg-line hover:text-ink"
        >
          <X size={20} aria-hidden="true" />
        </button>
      </header>
      {!isPresent && (
        <p role="status" className="rounded-control bg-wait-soft p-3">
          {t('onlineDevice.gone')}
        </p>
      )}
      <DeviceFacts row={row} routerName={routerName} now={now} />
      {mayControl && (
        <DeviceActions row={row} routerName={routerName} isPresent={isPresent} asks={asks} onLeave={onLeave} />
      )}
      {(isPresent || row.soldAs) && (
        <div className="rounded-card bg-surface p-4 shadow-card">
          <UsageChart of={usageOf(row)} title={t('onlineDevice.usageTitle', { days: USAGE_DAYS })} />
        </div>
      )}
    </section>
  )
}

function usageOf({ soldAs, routerId, sessionId }: OnlineRow) {
  if (soldAs) return { kind: 'token', tokenId: soldAs.tokenId } as const
  return { kind: 'session', routerId, sessionId } as const
}
