/** Where to cut: dashed lines around each slip, or short ticks. */
import { placesOf, SHEET_PAPERS } from '../../core/sheet.ts'
import type { SheetLook } from '../sheet-port.ts'
import { n, POINTS_PER_MM } from './operators.ts'

const TICK = 3 * POINTS_PER_MM
const CROSS = 1.2 * POINTS_PER_MM

export function cutMarks(look: Pick<SheetLook, 'paper' | 'columns' | 'rows' | 'cutMarks'>): string {
  if (look.cutMarks === 'none') return ''
  const { left, top, slipWidth, slipHeight } = placesOf(look)
  const height = SHEET_PAPERS[look.paper].heightMm * POINTS_PER_MM
  const xs = Array.from({ length: look.columns + 1 }, (_, at) => (left + at * slipWidth) * POINTS_PER_MM)
  const ys = Array.from({ length: look.rows + 1 }, (_, at) => height - (top + at * slipHeight) * POINTS_PER_MM)
  const lines = look.cutMarks === 'lines' ? wholeLines(xs, ys) : [...edgeTicks(xs, ys), ...crosses(xs, ys)]
  const dash = look.cutMarks === 'lines' ? '[2 2.5] 0 d ' : ''
  return `q 0.65 G 0.35 w ${dash}${lines.join(' ')} S Q\n`
}

const line = (x: number, y: number, toX: number, toY: number): string => `${n(x)} ${n(y)} m ${n(toX)} ${n(toY)} l`
const ends = (values: readonly number[]): [number, number] => [Math.min(...values), Math.max(...values)]

function wholeLines(xs: readonly number[], ys: readonly number[]): string[] {
  const [[left, right], [bottom, top]] = [ends(xs), ends(ys)]
  return [...xs.map((x) => line(x, bottom, x, top)), ...ys.map((y) => line(left, y, right, y))]
}

function edgeTicks(xs: readonly number[], ys: readonly number[]): string[] {
  const [[left, right], [bottom, top]] = [ends(xs), ends(ys)]
  return [
    ...xs.flatMap((x) => [line(x, top, x, top + TICK), line(x, bottom, x, bottom - TICK)]),
    ...ys.flatMap((y) => [line(left - TICK, y, left, y), line(right, y, right + TICK, y)]),
  ]
}

function crosses(xs: readonly number[], ys: readonly number[]): string[] {
  const inner = (values: readonly number[]) => values.slice(1, -1)
  return inner(xs).flatMap((x) =>
    inner(ys).flatMap((y) => [line(x - CROSS, y, x + CROSS, y), line(x, y - CROSS, x, y + CROSS)]),
  )
}
