/** The devices that are kept off the hotspot, with who did it and why; leaders let them on again. */
import { Ban, ShieldCheck } from 'lucide-react'
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockedDevice, OnlineRouterView } from '../../../contract/online.ts'
import { formatDateTime } from '../../../core/time.ts'
import { useBlockedDevices } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { useOnlineCommand } from './use-online-command.ts'

interface BlockedListProps {
  readonly routers: readonly OnlineRouterView[]
  readonly mayControl: boolean
}

export function BlockedList({ routers, mayControl }: BlockedListProps) {
  const { t } = useTranslation()
  const blocked = useBlockedDevices()
  const names = new Map(routers.map(({ id, name }) => [id, name]))
  const { devices = [], unanswered = [] } = blocked.data ?? {}
  return (
    <div className="flex max-w-3xl flex-1 flex-col gap-4">
      <CallProblem error={blocked.error} retry={{ label: t('app.tryAgain'), run: () => void blocked.refetch() }} />
      {blocked.isPending && <p className="text-muted">{t('blockedDevices.loading')}</p>}
      {unanswered.map((id) => (
        <p key={id} role="status" className="rounded-control bg-wait-soft p-3">
          {t('blockedDevices.unanswered', { router: names.get(id) ?? '' })}
        </p>
      ))}
      {devices.length > 0 && (
        <ul aria-label={t('blockedDevices.list')} className="rounded-card border border-line bg-surface shadow-card">
          {devices.map((device) => (
            <Blocked
              key={`${device.routerId} ${device.bindingId}`}
              device={device}
              routerName={names.get(device.routerId) ?? ''}
              isNamed={names.size > 1}
              mayControl={mayControl}
            />
          ))}
        </ul>
      )}
      {blocked.data && devices.length === 0 && unanswered.length === 0 && (
        <EmptyState icon={ShieldCheck} title={t('blockedDevices.emptyTitle')}>
          {t('blockedDevices.emptyText')}
        </EmptyState>
      )}
    </div>
  )
}

interface BlockedProps {
  readonly device: BlockedDevice
  readonly routerName: string
  /** Are there several routers to be told apart? */
  readonly isNamed: boolean
  readonly mayControl: boolean
}

function Blocked({ device, routerName, isNamed, mayControl }: BlockedProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const story = useStory(device)
  return (
    <li className="flex flex-col gap-3 border-b border-line px-4 py-3 last:border-b-0">
      <div className="flex min-h-11 items-center gap-4">
        <Ban size={22} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-bad" />
        <div className="min-w-0 flex-1">
          <p className="money truncate font-semibold">
            {device.mac || device.address}
            {isNamed && <span className="font-normal text-muted"> · {routerName}</span>}
          </p>
          {(device.reason || device.comment) !== '' && <p className="truncate">{device.reason || device.comment}</p>}
          <p className="text-sm text-muted">{story}</p>
        </div>
        {mayControl && device.isOurs && !isAsked && (
          <Button onClick={() => setAsked(true)}>{t('blockedDevices.unblock')}</Button>
        )}
      </div>
      {isAsked && <Unblock device={device} routerName={routerName} onLeave={() => setAsked(false)} />}
    </li>
  )
}

function Unblock({ device, routerName, onLeave }: { device: BlockedDevice; routerName: string; onLeave: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { routerId, bindingId, mac } = device
  const command = useOnlineCommand({
    send: () => teller.online.unblock({ routerId, bindingId, mac }),
    told: () => t('blockedDevices.unblocked'),
    onDone: onLeave,
  })
  return (
    <Confirm
      question={t('blockedDevices.unblockAsk', { router: routerName })}
      label={t('blockedDevices.unblock')}
      command={command}
      onLeave={onLeave}
    />
  )
}

/** Who blocked it and when, as far as this counter knows. */
function useStory({ isOurs, isDisabled, byName, at }: BlockedDevice): string {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  if (isDisabled) return t('blockedDevices.switchedOff')
  if (!isOurs || at === null) return t('blockedDevices.foreign')
  const when = formatDateTime(at, timeZone)
  return byName === null ? t('blockedDevices.at', { when }) : t('blockedDevices.byAt', { name: byName, when })
}
