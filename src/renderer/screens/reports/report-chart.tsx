/** The report as a picture: over time as bars or lines, of things as bars by size. */
import { useTranslation } from 'react-i18next'
import type { PeriodReport, ReportRow } from '../../../contract/report.ts'
import { weekOf } from '../../../core/calendar.ts'
import { formatMoney } from '../../../core/money.ts'
import { isStep, type ReportBy } from '../../../core/report.ts'
import { PeriodChart } from '../../charts/period-chart.tsx'
import { RankedBars, type RankedThing } from '../../charts/ranked-bars.tsx'
import { useCurrency } from '../../components/money.tsx'
import { shortMoney } from '../../text/amounts.ts'
import { Card } from './card.tsx'
import { useReportWords } from './report-words.ts'

/** More things than this are summed up. */
const MOST_THINGS = 12

/** As high as there is room for, unless it is told. */
export function ReportChart({ report, height }: { report: PeriodReport; height?: number }) {
  const { t } = useTranslation()
  const currency = useCurrency()
  const words = useReportWords()
  const things = useThings(report)
  const { by, of } = report
  const title = t(of === null ? 'reports.takings' : 'reports.overTime')
  const names = { now: t('reports.thisPeriod'), before: t('reports.theBefore') }
  const say = (minor: number) => formatMoney(minor, currency)
  if (!isStep(by) && by !== 'hour') {
    return (
      <Card>
        <RankedBars {...{ title, say, names, things }} />
      </Card>
    )
  }
  const drawn = drawable(report)
  const points = drawn.rows.map((row) => ({
    key: row.key,
    label: words.label(drawn.by, row, drawn.rows.length > 53),
    name: words.name(drawn.by, row),
    value: row.netMinor,
    before: row.before,
  }))
  return (
    <Card>
      <PeriodChart
        {...{ title, points, names, say, height }}
        hint={t('chart.hint')}
        sayShort={(minor) => shortMoney(minor, currency)}
      />
    </Card>
  )
}

/** More days than a screen has room for: a week is a point then, and the table still tells each day. */
const MOST_DAYS = 400

type DrawnRow = Pick<ReportRow, 'key' | 'name' | 'netMinor'> & { readonly before: number | null }

function drawable({ by, rows }: PeriodReport): { readonly by: ReportBy; readonly rows: readonly DrawnRow[] } {
  const plain = rows.map(({ key, name, netMinor, before }) => ({
    key,
    name,
    netMinor,
    before: before?.netMinor ?? null,
  }))
  if (by !== 'day' || rows.length <= MOST_DAYS) return { by, rows: plain }
  const weeks = new Map<string, DrawnRow>()
  for (const { key: day, netMinor, before } of plain) {
    const key = weekOf(day)
    const known = weeks.get(key) ?? { key, name: null, netMinor: 0, before: null }
    const earlier = before === null ? known.before : (known.before ?? 0) + before
    weeks.set(key, { ...known, netMinor: known.netMinor + netMinor, before: earlier })
  }
  return { by: 'week', rows: [...weeks.values()] }
}

function useThings({ by, rows }: PeriodReport): RankedThing[] {
  const { t } = useTranslation()
  const words = useReportWords()
  const things = rows.map((row) => {
    return { key: row.key, name: words.name(by, row), value: row.netMinor, before: row.before?.netMinor ?? null }
  })
  const rest = things.slice(MOST_THINGS)
  if (rest.length === 0) return things
  const sum = (of: (thing: RankedThing) => number) => rest.reduce((total, thing) => total + of(thing), 0)
  const others = { value: sum(({ value }) => value), before: sum(({ before }) => before ?? 0) }
  return [...things.slice(0, MOST_THINGS), { key: '…', name: t('reports.others', { count: rest.length }), ...others }]
}
