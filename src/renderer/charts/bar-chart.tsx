/** Amounts of days as bars; read with the pointer, the arrow keys, or as a table. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../components/classes.ts'
import { niceTicks } from './scale.ts'
import { useReadOut } from './use-read-out.ts'
import { useSize } from './use-size.ts'
import { ValueAxis } from './value-axis.tsx'

export interface Bar {
  readonly key: string
  /** Under the bar; empty where there is no room for all. */
  readonly label: string
  /** What the bar is of, in words. */
  readonly name: string
  readonly value: number
  /** What else there is to say about it. */
  readonly more: string
}

interface BarChartProps {
  readonly title: string
  readonly bars: readonly Bar[]
  readonly say: (value: number) => string
  /** The names of the three columns of the table. */
  readonly columns: readonly [name: string, value: string, more: string]
}

const HEIGHT = 140
const EDGE = { top: 8, bottom: 22, left: 58, right: 0 }

export function BarChart({ title, bars, say, columns }: BarChartProps) {
  const { t } = useTranslation()
  const headline = useId()
  const { ref, width } = useSize<HTMLDivElement>()
  const [left, right] = [EDGE.left, Math.max(EDGE.left + 1, width - EDGE.right)]
  const read = useReadOut(bars.length, left, right - left)
  const ticks = niceTicks(Math.max(...bars.map(({ value }) => value)), 3)
  const base = HEIGHT - EDGE.bottom
  const yOf = (value: number) => base - (value / (ticks.at(-1) ?? 1)) * (base - EDGE.top)
  const step = (right - left) / Math.max(1, bars.length)
  const shown = bars[read.at ?? bars.length - 1]
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex flex-col">
        <span id={headline} className="font-semibold">
          {title}
        </span>
        {shown && (
          <span aria-live="polite" className="money text-sm text-muted">
            {shown.name}:{' '}
            <span className="font-semibold text-ink">{shown.value === 0 ? t('chart.nothing') : say(shown.value)}</span>
            {shown.more !== '' && ` · ${shown.more}`}
          </span>
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing that is read by keys is no form control */}
      <div
        ref={ref}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read it
        tabIndex={0}
        aria-labelledby={headline}
        aria-description={t('chart.hint')}
        className="rounded-control"
        {...read.events}
      >
        {width > 0 && (
          <svg width={width} height={HEIGHT} aria-hidden="true" className="block">
            <ValueAxis ticks={ticks} yOf={yOf} left={left} right={right} say={say} />
            {bars.map(({ key, label, value }, index) => (
              <g key={key}>
                <rect
                  x={left + index * step + step * 0.15}
                  width={step * 0.7}
                  y={yOf(value)}
                  height={Math.max(0, base - yOf(value))}
                  rx="2"
                  className={classes('fill-accent', read.at !== null && read.at !== index && 'opacity-50')}
                />
                <text
                  x={left + (index + 0.5) * step}
                  y={HEIGHT - 6}
                  textAnchor="middle"
                  className="money fill-muted text-[11px]"
                >
                  {label}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
      <table className="sr-only">
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {bars.map(({ key, name, value, more }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td>{value === 0 ? t('chart.nothing') : say(value)}</td>
              <td>{more}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}
