/** The lines across a chart and the values they stand for. */

interface ValueAxisProps {
  readonly ticks: readonly number[]
  readonly yOf: (value: number) => number
  readonly left: number
  readonly right: number
  readonly say: (value: number) => string
}

export function ValueAxis({ ticks, yOf, left, right, say }: ValueAxisProps) {
  return ticks.map((tick) => (
    <g key={tick}>
      <line x1={left} x2={right} y1={yOf(tick)} y2={yOf(tick)} className={tick === 0 ? 'stroke-edge' : 'stroke-line'} />
      <text x={left - 8} y={yOf(tick)} dy="0.32em" textAnchor="end" className="money fill-muted text-[11px]">
        {tick === 0 ? '0' : say(tick)}
      </text>
    </g>
  ))
}
