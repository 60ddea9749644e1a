/** A period as bars, each in front of the one of the period before. */
import { classes } from '../components/classes.ts'
import type { PeriodPoint } from './period-chart.tsx'

export interface Drawn {
  readonly points: readonly PeriodPoint[]
  /** The middle of a point's place. */
  readonly xOf: (at: number) => number
  readonly yOf: (value: number) => number
  /** From one point to the next. */
  readonly step: number
  /** The point that is read. */
  readonly read: number | null
}

/** No bar is wider, however few there are. */
const WIDEST = 56

export function PeriodBars({ points, xOf, yOf, step, read }: Drawn) {
  const wide = Math.min(WIDEST, step * 0.8)
  const base = yOf(0)
  const box = (at: number, value: number, width: number) => ({
    x: xOf(at) - width / 2,
    width,
    y: Math.min(base, yOf(value)),
    height: Math.abs(base - yOf(value)),
    rx: Math.min(2, width / 4),
  })
  return points.map(({ key, value, before }, at) => (
    <g key={key} className={classes(read !== null && read !== at && 'opacity-60')}>
      {before !== null && before !== 0 && <rect {...box(at, before, wide)} className="fill-sunken stroke-edge" />}
      {value !== 0 && <rect {...box(at, value, wide * 0.62)} className={value < 0 ? 'fill-bad' : 'fill-accent'} />}
    </g>
  ))
}
