/** Figures of benchmarks: many measurements in, the median and the slow tail out, beside a floor. */

/** One line of a result; times in milliseconds. */
export interface Figure {
  readonly name: string
  readonly p50: number
  readonly p99: number
  /** What cannot be beaten, or the peer, by its median in the same run. */
  readonly floor?: number
  /** What we promised, in words, and whether this run kept it. */
  readonly goal?: { readonly text: string; readonly met: boolean }
}

/** The value below which this share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export function figure(name: string, values: readonly number[], more: Pick<Figure, 'floor' | 'goal'> = {}): Figure {
  return { name, p50: median(values), p99: percentile(values, 0.99), ...more }
}

/** A table for people. */
export function tableOf(figures: readonly Figure[]): string {
  // What takes microseconds would otherwise read as nothing.
  const ms = (value: number | undefined) => (value === undefined ? '' : value.toFixed(value < 0.1 ? 5 : 2))
  const rows = figures.map((f) => [
    f.name,
    ms(f.p50),
    ms(f.p99),
    ms(f.floor),
    f.floor === undefined ? '' : ms(f.p50 - f.floor),
    f.goal ? `${f.goal.text}: ${f.goal.met ? 'kept' : 'NOT KEPT'}` : '',
  ])
  const table = [['milliseconds', 'p50', 'p99', 'floor', 'over floor', 'goal'], ...rows]
  const widths = table[0]?.map((_, column) => Math.max(...table.map((row) => (row[column] ?? '').length))) ?? []
  const pad = (cell: string, column: number) =>
    column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)
  return table.map((row) => row.map(pad).join('  ').trimEnd()).join('\n')
}
