/** A chart's values as a table, for those who listen; thinned out to what anybody would hear to the end. */
import { useTranslation } from 'react-i18next'
import type { Line, TimeAxis } from './lines.ts'

interface ChartTableProps {
  readonly title: string
  readonly lines: readonly Line[]
  readonly time: TimeAxis
  readonly say: (value: number) => string
}

const MOST_ROWS = 24

export function ChartTable({ title, lines, time, say }: ChartTableProps) {
  const { t } = useTranslation()
  const every = Math.max(1, Math.ceil(time.slots.length / MOST_ROWS))
  const slots = time.slots.map((at, slot) => ({ at, slot })).filter(({ slot }) => slot % every === 0)
  return (
    <table className="sr-only">
      <caption>{title}</caption>
      <thead>
        <tr>
          <th scope="col">{t('routerCharts.time')}</th>
          {lines.map(({ name }) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {slots.map(({ at, slot }) => (
          <tr key={at}>
            <th scope="row">{time.say(at)}</th>
            {lines.map(({ name, values }) => (
              <td key={name}>{textOf(values[slot] ?? null)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )

  function textOf(value: number | null): string {
    return value === null ? t('routerCharts.noReading') : say(value)
  }
}
