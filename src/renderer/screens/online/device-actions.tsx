/** Putting a device off: its session ended, or the device kept out; each asked once more in its place. */
import { Ban, Unplug } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRow } from '../../../contract/online.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { TextField } from '../../components/field.tsx'
import { DEVICE_ID } from './device-id.ts'
import { useOnlineCommand } from './use-online-command.ts'

interface DeviceActionsProps {
  readonly row: OnlineRow
  readonly routerName: string
  readonly isPresent: boolean
  readonly asks: 'nothing' | 'disconnect'
  readonly onLeave: () => void
}

export function DeviceActions({ row, routerName, isPresent, asks, onLeave }: DeviceActionsProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'nothing' | 'disconnect' | 'block'>(asks)
  const leave = () => {
    setAsked('nothing')
    // The question goes away with what had the keyboard.
    document.getElementById(DEVICE_ID)?.focus()
  }
  if (asked === 'disconnect' && isPresent) return <Disconnect row={row} onDone={onLeave} onLeave={leave} />
  if (asked === 'block') return <Block row={row} routerName={routerName} onDone={onLeave} onLeave={leave} />
  return (
    <div className="flex flex-wrap gap-3">
      {isPresent && (
        <Button icon={<Unplug size={18} aria-hidden="true" />} shortcut="Del" onClick={() => setAsked('disconnect')}>
          {t('onlineDevice.disconnect')}
        </Button>
      )}
      <Button icon={<Ban size={18} aria-hidden="true" />} onClick={() => setAsked('block')}>
        {t('onlineDevice.block')}
      </Button>
    </div>
  )
}

interface AskProps {
  readonly row: OnlineRow
  readonly onDone: () => void
  readonly onLeave: () => void
}

function Disconnect({ row, onDone, onLeave }: AskProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { routerId, sessionId, mac } = row
  const command = useOnlineCommand({
    send: () => teller.online.disconnect({ routerId, sessionId, mac }),
    told: ({ sessions }) => t(sessions > 0 ? 'onlineDevice.disconnected' : 'onlineDevice.wasGone'),
    onDone,
  })
  return (
    <div className="rounded-card bg-surface p-4 shadow-card">
      <Confirm
        question={t(row.loginBy === 'mac' ? 'onlineDevice.disconnectAskMac' : 'onlineDevice.disconnectAsk')}
        label={t('onlineDevice.disconnect')}
        command={command}
        onLeave={onLeave}
      />
    </div>
  )
}

function Block({ row, routerName, onDone, onLeave }: AskProps & { routerName: string }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [reason, setReason] = useState('')
  const box = useRef<HTMLDivElement>(null)
  // The question has taken the keyboard to its button; the reason comes first.
  useEffect(() => box.current?.querySelector('input')?.focus(), [])
  const { routerId, mac } = row
  const command = useOnlineCommand({
    send: () => teller.online.block({ routerId, mac, reason }),
    told: () => t('onlineDevice.blockedDone'),
    onDone,
  })
  const hear = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !command.isBusy) command.run(undefined)
    if (event.key !== 'Escape') return
    // The panel around it stays open.
    event.stopPropagation()
    onLeave()
  }
  return (
    <div ref={box} className="flex flex-col gap-3 rounded-card bg-surface p-4 shadow-card">
      <TextField
        label={t('onlineDevice.blockReason')}
        hint={t('onlineDevice.blockReasonHint')}
        maxLength={100}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        onKeyDown={hear}
      />
      <Confirm
        question={t('onlineDevice.blockAsk', { router: routerName })}
        label={t('onlineDevice.blockDo')}
        command={command}
        onLeave={onLeave}
      />
    </div>
  )
}
