/** A period as a filled line, with the period before as a dashed one. */
import type { Drawn } from './period-bars.tsx'
import { segments } from './scale.ts'

export function PeriodLines({ points, xOf, yOf, read }: Drawn) {
  const pathOf = (values: readonly (number | null)[]) =>
    segments(
      values
        .map((value, at) => value !== null && (`${xOf(at).toFixed(1)},${yOf(value).toFixed(1)}` as const))
        .map((point) => point || null),
    )
  const base = yOf(0)
  const [now = []] = pathOf(points.map(({ value }) => value))
  const shown = read === null ? undefined : points[read]
  return (
    <>
      {pathOf(points.map(({ before }) => before)).map((segment) => (
        <path
          key={segment[0]}
          d={`M${segment.join('L')}`}
          fill="none"
          strokeWidth="1.5"
          strokeDasharray="4 3"
          strokeLinejoin="round"
          className="stroke-edge"
        />
      ))}
      <path
        d={`M${xOf(0).toFixed(1)},${base}L${now.join('L')}L${xOf(points.length - 1).toFixed(1)},${base}Z`}
        className="fill-accent opacity-15"
      />
      <path d={`M${now.join('L')}`} fill="none" strokeWidth="1.75" strokeLinejoin="round" className="stroke-accent" />
      {shown && read !== null && (
        <g>
          <line x1={xOf(read)} x2={xOf(read)} y1={8} y2={base} className="stroke-edge" />
          {shown.before !== null && (
            <circle
              cx={xOf(read)}
              cy={yOf(shown.before)}
              r="3.5"
              strokeWidth="2"
              className="fill-edge stroke-surface"
            />
          )}
          <circle cx={xOf(read)} cy={yOf(shown.value)} r="3.5" strokeWidth="2" className="fill-accent stroke-surface" />
        </g>
      )}
    </>
  )
}
