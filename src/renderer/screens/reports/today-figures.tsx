/** The figures of the day, large: what was taken, what was sold, who is online. */
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TodayReport } from '../../../contract/report.ts'
import { formatMoney } from '../../../core/money.ts'
import { Money, useCurrency } from '../../components/money.tsx'
import { shortShare } from '../../text/amounts.ts'
import { weekdayName } from './report-words.ts'

export function TodayFigures({ today }: { today: TodayReport }) {
  const { t } = useTranslation()
  const { totals, kinds, online, settledMinor } = today
  const tokensOf = (wanted: 'hotspot' | 'vpn') => kinds.find(({ kind }) => kind === wanted)?.tokens ?? 0
  const back = totals.refundMinor + totals.voidMinor
  return (
    <dl className="grid grid-cols-[minmax(0,2fr)_repeat(4,minmax(0,1fr))] gap-4">
      <Figure name={t('reports.takingsToday')} below={useCompared(today)}>
        <Money minor={totals.netMinor} className="text-3xl font-semibold" />
      </Figure>
      <Figure name={t('reports.tokensSold')}>{number(tokensOf('hotspot'))}</Figure>
      <Figure name={t('reports.vpnSold')}>{number(tokensOf('vpn'))}</Figure>
      <Figure name={t('reports.onlineNow')} below={online === null ? t('reports.onlineUnknown') : undefined}>
        {online === null ? '–' : number(online)}
      </Figure>
      {settledMinor === 0 ? (
        <Figure
          name={t('reports.givenBack')}
          below={t('reports.givenBackCount', { count: totals.refunds + totals.voids })}
        >
          <Money minor={back} />
        </Figure>
      ) : (
        <Figure name={t('reports.settled')} below={t('reports.settledHint')}>
          <Money minor={settledMinor} />
        </Figure>
      )}
    </dl>
  )
}

const number = (value: number): string => value.toLocaleString('en')

interface FigureProps {
  readonly name: string
  readonly below?: string | undefined
  readonly children: ReactNode
}

export function Figure({ name, below, children }: FigureProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-card border border-line bg-surface px-4 py-3">
      <dt className="text-sm text-muted">{name}</dt>
      <dd className="money text-2xl font-semibold">{children}</dd>
      {below !== undefined && <dd className="text-sm text-muted">{below}</dd>}
    </div>
  )
}

/** Beside the same weekday a week ago, up to the same hour. */
function useCompared({ totals, before, dayBefore }: TodayReport): string {
  const { t } = useTranslation()
  const currency = useCurrency()
  const weekday = weekdayName(dayBefore)
  if (before.netMinor <= 0) return t('reports.noWeekday', { weekday })
  const share = totals.netMinor / before.netMinor - 1
  if (share === 0) return t('reports.sameAsWeekday', { weekday })
  const change = t(share > 0 ? 'reports.more' : 'reports.less', { share: shortShare(Math.abs(share)) })
  return t('reports.thanWeekday', { change, weekday, amount: formatMoney(before.netMinor, currency) })
}
