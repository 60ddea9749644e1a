/** Amounts over time beside those of the period before: bars where there are few, lines where there are many. */
import { useId } from 'react'
import { classes } from '../components/classes.ts'
import { PeriodBars } from './period-bars.tsx'
import { PeriodLines } from './period-lines.tsx'
import { niceRange } from './scale.ts'
import { useReadOut } from './use-read-out.ts'
import { useSize } from './use-size.ts'
import { ValueAxis } from './value-axis.tsx'

export interface PeriodPoint {
  readonly key: string
  /** Under the chart, where there is room for it. */
  readonly label: string
  /** What it is of, in words. */
  readonly name: string
  readonly value: number
  /** At the same place of the period before; null: it has no such place. */
  readonly before: number | null
}

interface PeriodChartProps {
  readonly title: string
  /** How the arrow keys are used. */
  readonly hint: string
  readonly points: readonly PeriodPoint[]
  readonly names: { readonly now: string; readonly before: string }
  /** A value whole, and as short as an axis has room for. */
  readonly say: (value: number) => string
  readonly sayShort: (value: number) => string
  /** Pixels; as high as there is room for when it is not told. */
  readonly height?: number | undefined
}

const EDGE = { top: 8, bottom: 22, left: 56, right: 12 }
/** More bars than this are lines. */
const MOST_BARS = 62
/** Lower than this nothing can be read. */
const LOWEST = 160
/** Between the middles of two labels. */
const LABEL_WIDTH = 58

export function PeriodChart({ title, hint, points, names, say, sayShort, ...told }: PeriodChartProps) {
  const headline = useId()
  const { ref, width, height: room } = useSize<HTMLDivElement>()
  const height = told.height ?? Math.max(LOWEST, room)
  const [left, right] = [EDGE.left, Math.max(EDGE.left + 1, width - EDGE.right)]
  const read = useReadOut(points.length, left, right - left)
  const values = points.flatMap(({ value, before }) => [value, before ?? 0])
  const ticks = niceRange(Math.min(0, ...values), Math.max(0, ...values), 4)
  const [bottom = 0, top = 1] = [ticks[0], ticks.at(-1)]
  const yOf = (value: number) =>
    height - EDGE.bottom - ((value - bottom) / (top - bottom)) * (height - EDGE.bottom - EDGE.top)
  const step = (right - left) / Math.max(1, points.length)
  const xOf = (at: number) => left + (at + 0.5) * step
  const shown = read.at === null ? undefined : points[read.at]
  const every = Math.max(1, Math.ceil((points.length * LABEL_WIDTH) / (right - left)))
  const drawn = { points, xOf, yOf, step, read: read.at }
  return (
    <figure className="flex min-h-0 min-w-0 flex-1 flex-col gap-1">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span id={headline} className="font-semibold">
          {title}
        </span>
        <span aria-live="polite" className="money flex flex-wrap items-center gap-x-4 text-sm text-muted">
          {shown && <span>{shown.name}</span>}
          <Reading name={names.now} value={shown && say(shown.value)} isBefore={false} />
          <Reading
            name={names.before}
            value={shown && (shown.before === null ? '–' : say(shown.before))}
            isBefore={true}
          />
        </span>
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing that is read by keys is no form control */}
      <div
        ref={ref}
        role="group"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read it
        tabIndex={0}
        aria-labelledby={headline}
        aria-description={hint}
        className="min-h-0 flex-1 overflow-hidden rounded-control"
        {...read.events}
      >
        {width > 0 && (
          <svg width={width} height={height} aria-hidden="true" className="block">
            <ValueAxis ticks={ticks} yOf={yOf} left={left} right={right} say={sayShort} />
            {points.map(
              ({ key, label }, at) =>
                at % every === 0 && (
                  <text
                    key={key}
                    x={xOf(at)}
                    y={height - 6}
                    textAnchor="middle"
                    className={classes('money text-[11px]', at === read.at ? 'fill-ink' : 'fill-muted')}
                  >
                    {label}
                  </text>
                ),
            )}
            {points.length <= MOST_BARS ? <PeriodBars {...drawn} /> : <PeriodLines {...drawn} />}
          </svg>
        )}
      </div>
    </figure>
  )
}

/** What a colour stands for, and how much it is where somebody points. */
function Reading({ name, value, isBefore }: { name: string; value: string | undefined; isBefore: boolean }) {
  return (
    <span className="flex items-center gap-1.5">
      <svg width="12" height="12" aria-hidden="true">
        <rect
          x="1"
          y="1"
          width="10"
          height="10"
          rx="2"
          className={isBefore ? 'fill-sunken stroke-edge' : 'fill-accent'}
        />
      </svg>
      {name}
      {value !== undefined && <span className="font-semibold text-ink">{value}</span>}
    </span>
  )
}
