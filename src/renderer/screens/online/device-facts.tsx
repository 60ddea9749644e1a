/** What is known of one device, fact by fact. */
import { useContext } from 'react'
import { useTranslation } from 'react-i18next'
import type { OnlineRow } from '../../../contract/online.ts'
import { formatDateTime } from '../../../core/time.ts'
import { PlaceContext } from '../../frame/counter-context.ts'
import { shortBytes, shortDuration, shortSpeed } from '../../text/amounts.ts'
import { en } from '../../text/en.ts'

const MINUTE_MS = 60_000

interface DeviceFactsProps {
  readonly row: OnlineRow
  readonly routerName: string
  readonly now: number
}

export function DeviceFacts({ row, routerName, now }: DeviceFactsProps) {
  const { t } = useTranslation()
  const left = useLeft(row)
  const { soldAs, idleSeconds, upBitsPerSecond, downBitsPerSecond } = row
  const onlineMs = now - row.since
  const onlineFor = onlineMs < MINUTE_MS ? t('online.justNow') : shortDuration(onlineMs / 1_000)
  const down = `${shortBytes(row.bytesDown)}${downBitsPerSecond === null ? '' : ` · ${shortSpeed(downBitsPerSecond)}`}`
  const up = `${shortBytes(row.bytesUp)}${upBitsPerSecond === null ? '' : ` · ${shortSpeed(upBitsPerSecond)}`}`
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 rounded-card bg-surface p-4 shadow-card">
      {soldAs && <Fact name={t('onlineDevice.package')} values={[soldAs.planName]} />}
      {soldAs && <Fact name={t('onlineDevice.sale')} values={[String(soldAs.saleNumber)]} />}
      <Fact name={t('online.left')} values={left.length === 0 ? [t('online.noLimit')] : left} />
      <Fact name={t('online.since')} values={[onlineFor]} />
      <Fact name={t('online.down')} values={[down]} />
      <Fact name={t('online.up')} values={[up]} />
      {idleSeconds !== null && idleSeconds >= 60 && (
        <Fact name={t('onlineDevice.idle')} values={[shortDuration(idleSeconds)]} />
      )}
      <Fact name={t('online.device')} values={[row.mac]} />
      <Fact name={t('onlineDevice.address')} values={[row.address]} />
      <Fact name={t('onlineDevice.router')} values={[routerName]} />
      <Fact name={t('onlineDevice.login')} values={[useLogin(row)]} />
    </dl>
  )
}

function Fact({ name, values }: { name: string; values: readonly string[] }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">
        {values.map((value) => (
          <span key={value} className="money block truncate">
            {value}
          </span>
        ))}
      </dd>
    </>
  )
}

/** Every limit there is: time online, data, and the end by the wall clock with its day. */
function useLeft({ left: { seconds, dataBytes, until } }: OnlineRow): string[] {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  return [
    seconds !== null && (seconds === 0 ? t('online.usedUp') : shortDuration(seconds)),
    dataBytes !== null && t('online.dataLeft', { amount: shortBytes(dataBytes) }),
    until !== null && t('online.untilTime', { time: formatDateTime(until, timeZone) }),
  ].filter((line) => line !== false)
}

/** Words of a newer router are shown as they are. */
function useLogin({ loginBy, byRadius }: OnlineRow): string {
  const { t } = useTranslation()
  const isKnown = Object.hasOwn(en.loginBy, loginBy)
  const login = isKnown ? t(`loginBy.${loginBy as keyof typeof en.loginBy}`) : loginBy
  return byRadius ? t('onlineDevice.throughRadius', { login }) : login
}
