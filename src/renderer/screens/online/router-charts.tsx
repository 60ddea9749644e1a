/** How a router does, as four small charts over a day or a week: processor, memory, traffic, devices. */
import { useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRouterHealth } from '../../bridge/router-queries.ts'
import { LineChart } from '../../charts/line-chart.tsx'
import type { TimeAxis } from '../../charts/lines.ts'
import { roundHours } from '../../charts/scale.ts'
import { Choice } from '../../components/choice.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlaceContext } from '../../frame/counter-context.ts'
import { shortBytes, shortSpeed } from '../../text/amounts.ts'
import { type Slot, slotsOf } from './health-slots.ts'
import { UsageChart } from './usage-chart.tsx'

const HOUR_MS = 3_600_000

/** Slots are as many as a small chart can show; ticks as few as it can name. */
const RANGES = {
  day: { grain: 'minute', stretchMs: 24 * HOUR_MS, slotMs: HOUR_MS / 12, tickHours: 6 },
  week: { grain: 'hour', stretchMs: 7 * 24 * HOUR_MS, slotMs: HOUR_MS, tickHours: 24 },
} as const

type Range = keyof typeof RANGES

export function RouterCharts({ routerId }: { routerId: string }) {
  const { t } = useTranslation()
  const [range, setRange] = useState<Range>('day')
  const { grain, stretchMs, slotMs } = RANGES[range]
  const health = useRouterHealth(routerId, grain, stretchMs)
  const isEmpty = health.data?.points.length === 0
  return (
    <section aria-label={t('routerCharts.title')} className="flex min-w-0 flex-col gap-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <h2 className="text-lg font-semibold">{t('routerCharts.title')}</h2>
        <Choice
          label={t('routerCharts.range')}
          options={[
            { value: 'day', label: t('routerCharts.day') },
            { value: 'week', label: t('routerCharts.week') },
          ]}
          chosen={range}
          onChoose={setRange}
        />
      </div>
      <CallProblem error={health.error} retry={{ label: t('app.tryAgain'), run: () => void health.refetch() }} />
      {health.isPending && <p className="text-muted">{t('routerCharts.loading')}</p>}
      {isEmpty && <p className="text-muted">{t('routerCharts.none')}</p>}
      {health.data && !isEmpty && (
        <Charts routerId={routerId} range={range} {...slotsOf(health.data.points, { ...health.data, slotMs })} />
      )}
    </section>
  )
}

interface ChartsProps {
  readonly routerId: string
  readonly range: Range
  readonly at: readonly number[]
  readonly slots: readonly (Slot | null)[]
}

function Charts({ routerId, range, at, slots }: ChartsProps) {
  const { t } = useTranslation()
  const time = useTimeAxis(range, at)
  const values = (of: (slot: Slot) => number | null) => slots.map((slot) => slot && of(slot))
  const memory = Math.max(...slots.map((slot) => slot?.memoryTotalBytes ?? 0))
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(min(400px,100%),1fr))] gap-4 *:rounded-card *:bg-surface *:p-4 *:shadow-card">
      <LineChart
        title={t('routerCharts.cpu')}
        lines={[
          { name: t('routerCharts.average'), values: values((slot) => slot.cpuPercent) },
          { name: t('routerCharts.peak'), values: values((slot) => slot.cpuPeakPercent) },
        ]}
        time={time}
        say={(value) => `${Math.round(value)} %`}
        most={100}
      />
      <LineChart
        title={t('routerCharts.memory')}
        lines={[{ name: t('routerCharts.inUse'), values: values((slot) => slot.memoryUsedBytes) }]}
        time={time}
        say={shortBytes}
        most={memory === 0 ? undefined : memory}
      />
      <LineChart
        title={t('routerCharts.traffic')}
        lines={[
          { name: t('online.down'), values: values((slot) => slot.downBitsPerSecond) },
          { name: t('online.up'), values: values((slot) => slot.upBitsPerSecond) },
        ]}
        time={time}
        say={shortSpeed}
      />
      <LineChart
        title={t('routerCharts.online')}
        lines={[{ name: t('routerCharts.online'), values: values((slot) => slot.online) }]}
        time={time}
        say={(value) => value.toLocaleString('en', { maximumFractionDigits: 1 })}
      />
      <UsageChart of={{ kind: 'router', routerId }} title={t('routerCharts.usage')} />
    </div>
  )
}

/** Named by the café's clock: hours of a day, days of a week. */
function useTimeAxis(range: Range, slots: readonly number[]): TimeAxis {
  const { timeZone } = useContext(PlaceContext)
  const { tickHours, slotMs } = RANGES[range]
  const [from, last] = [slots[0] ?? 0, slots.at(-1) ?? 0]
  const until = last + slotMs
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' })
  const weekday = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short' })
  const label = range === 'day' ? clock : weekday
  const ticks = roundHours(from, until, tickHours, timeZone)
  // A name at the very edge would be cut off.
  const edge = (until - from) * 0.03
  return {
    slots,
    until,
    ticks: ticks.filter((at) => at > from + edge && at < until - edge).map((at) => ({ at, label: label.format(at) })),
    say: (at) => (range === 'day' ? clock.format(at) : `${weekday.format(at)} ${clock.format(at)}`),
  }
}
