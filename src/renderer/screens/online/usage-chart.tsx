/** What a code or a router's user used, day by day. */
import { useTranslation } from 'react-i18next'
import { lastDays } from '../../../core/usage.ts'
import { type UsageOf, useUsage } from '../../bridge/queries.ts'
import { type Bar, BarChart } from '../../charts/bar-chart.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { shortBytes, shortDuration } from '../../text/amounts.ts'

/** How far back it looks. */
export const USAGE_DAYS = 14
/** Every so many bars one is named below. */
const NAMED = 3

const dayName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
const fullName = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })

interface UsageChartProps {
  readonly of: UsageOf
  readonly title: string
}

export function UsageChart({ of, title }: UsageChartProps) {
  const { t } = useTranslation()
  const { data, error } = useUsage(of, USAGE_DAYS)
  if (error) return <CallProblem error={error} />
  if (!data) return <p className="text-muted">{t('onlineDevice.usageLoading')}</p>
  if (data.days.length === 0) return <p className="text-sm text-muted">{t('onlineDevice.usageNone')}</p>
  const used = new Map(data.days.map((day) => [day.day, day]))
  const bars = lastDays(data.today, USAGE_DAYS).map((day, index): Bar => {
    const { bytesDown = 0, bytesUp = 0, seconds = 0, users = 0 } = used.get(day) ?? {}
    const at = Date.parse(`${day}T00:00:00Z`)
    const isNamed = (USAGE_DAYS - 1 - index) % NAMED === 1
    const time = seconds === 0 ? '' : shortDuration(seconds)
    return {
      key: day,
      label: isNamed ? dayName.format(at) : '',
      name: fullName.format(at),
      value: bytesDown + bytesUp,
      more: of.kind === 'router' && users > 0 ? t('chart.users', { count: users }) : time,
    }
  })
  const more = t(of.kind === 'router' ? 'chart.usersColumn' : 'chart.timeOnline')
  return <BarChart title={title} bars={bars} say={shortBytes} columns={[t('chart.day'), t('chart.total'), more]} />
}
