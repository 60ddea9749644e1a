/** Values over time as lines: the first filled, others dashed; read with the pointer, the arrow keys, or as a table. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../components/classes.ts'
import { ChartTable } from './chart-table.tsx'
import type { Line, TimeAxis } from './lines.ts'
import { niceTicks, segments } from './scale.ts'
import { useReadOut } from './use-read-out.ts'
import { useSize } from './use-size.ts'
import { ValueAxis } from './value-axis.tsx'

interface LineChartProps {
  readonly title: string
  /** The first is drawn last and filled, because it is what people look for. */
  readonly lines: readonly [Line, ...Line[]]
  readonly time: TimeAxis
  readonly say: (value: number) => string
  /** The upper edge where it is given by nature, such as 100 %. */
  readonly most?: number | undefined
}

const HEIGHT = 132
const EDGE = { top: 8, bottom: 22, left: 62, right: 8 }

export function LineChart({ title, lines, time, say, most }: LineChartProps) {
  const { t } = useTranslation()
  const headline = useId()
  const { ref, width } = useSize<HTMLDivElement>()
  const [left, right] = [EDGE.left, Math.max(EDGE.left + 1, width - EDGE.right)]
  const read = useReadOut(time.slots.length, left, right - left)
  const ticks = niceTicks(most ?? Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0))), 3)
  const top = ticks.at(-1) ?? 1
  const yOf = (value: number) => HEIGHT - EDGE.bottom - (value / top) * (HEIGHT - EDGE.bottom - EDGE.top)
  const xAt = (at: number) =>
    left + ((at - (time.slots[0] ?? at)) / Math.max(1, time.until - (time.slots[0] ?? 0))) * (right - left)
  const slotWidth = (right - left) / Math.max(1, time.slots.length)
  const xOf = (slot: number) => xAt(time.slots[slot] ?? 0) + slotWidth / 2
  const shown = read.at ?? lastRead(lines)
  return (
    <figure className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex flex-col">
        <span id={headline} className="font-semibold">
          {title}
        </span>
        <span aria-live="polite" className="money flex flex-wrap gap-x-4 text-sm text-muted">
          {lines.map((line, index) => (
            <Reading key={line.name} line={line} index={index} slot={shown} say={say} isNamed={lines.length > 1} />
          ))}
          <span className="ms-auto">
            {read.at === null ? t('routerCharts.now') : time.say(time.slots[read.at] ?? 0)}
          </span>
        </span>
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
            {time.ticks.map(({ at, label }) => (
              <text key={at} x={xAt(at)} y={HEIGHT - 6} textAnchor="middle" className="money fill-muted text-[11px]">
                {label}
              </text>
            ))}
            {lines
              .map((line, index) => <Drawn key={line.name} {...{ line, index, xOf, yOf, base: yOf(0) }} />)
              .reverse()}
            {read.at !== null && (
              <Cursor x={xOf(read.at)} lines={lines} slot={read.at} yOf={yOf} top={EDGE.top} base={yOf(0)} />
            )}
          </svg>
        )}
      </div>
      <ChartTable title={title} lines={lines} time={time} say={say} />
    </figure>
  )
}

/** The slot that is read when nobody points at one. */
function lastRead([first]: readonly [Line, ...Line[]]): number {
  return first.values.findLastIndex((value) => value !== null)
}

const STROKES = ['stroke-accent', 'stroke-wait'] as const
const FILLS = ['fill-accent', 'fill-wait'] as const

interface ReadingProps {
  readonly line: Line
  readonly index: number
  readonly slot: number
  readonly say: (value: number) => string
  readonly isNamed: boolean
}

function Reading({ line, index, slot, say, isNamed }: ReadingProps) {
  const { t } = useTranslation()
  const value = line.values[slot] ?? null
  return (
    <span className="flex items-center gap-1.5">
      {isNamed && (
        <svg width="16" height="8" aria-hidden="true">
          <line
            x1="0"
            x2="16"
            y1="4"
            y2="4"
            strokeWidth="2.5"
            className={STROKES[index]}
            strokeDasharray={dashOf(index)}
          />
        </svg>
      )}
      {isNamed && <span>{line.name}</span>}
      <span className="font-semibold text-ink">{value === null ? t('routerCharts.noReading') : say(value)}</span>
    </span>
  )
}

const dashOf = (index: number) => (index === 0 ? undefined : '4 3')

interface DrawnProps {
  readonly line: Line
  readonly index: number
  readonly xOf: (slot: number) => number
  readonly yOf: (value: number) => number
  readonly base: number
}

/** A value all alone between gaps is a dot. */
function Drawn({ line, index, xOf, yOf, base }: DrawnProps) {
  const points = line.values.map((value, slot) => (value === null ? null : ([xOf(slot), yOf(value)] as const)))
  return segments(points).map((segment) => {
    const [first, last] = [segment[0], segment.at(-1)]
    if (!first || !last) return null
    if (segment.length === 1)
      return <circle key={first[0]} cx={first[0]} cy={first[1]} r="1.75" className={FILLS[index]} />
    const path = segment.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join('L')
    return (
      <g key={first[0]}>
        {index === 0 && (
          <path d={`M${first[0]},${base}L${path}L${last[0]},${base}Z`} className="fill-accent opacity-15" />
        )}
        <path
          d={`M${path}`}
          fill="none"
          strokeWidth={index === 0 ? 1.75 : 1.5}
          strokeLinejoin="round"
          strokeDasharray={dashOf(index)}
          className={STROKES[index]}
        />
      </g>
    )
  })
}

interface CursorProps {
  readonly x: number
  readonly lines: readonly Line[]
  readonly slot: number
  readonly yOf: (value: number) => number
  readonly top: number
  readonly base: number
}

function Cursor({ x, lines, slot, yOf, top, base }: CursorProps) {
  return (
    <g>
      <line x1={x} x2={x} y1={top} y2={base} className="stroke-edge" />
      {lines.map(({ name, values }, index) => {
        const value = values[slot] ?? null
        return (
          value !== null && (
            <circle
              key={name}
              cx={x}
              cy={yOf(value)}
              r="3.5"
              strokeWidth="2"
              className={classes(FILLS[index], 'stroke-surface')}
            />
          )
        )
      })}
    </g>
  )
}
