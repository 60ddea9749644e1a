/** Amounts of things as bars, the largest first; a mark says how much each was in the period before. For those who look: the table beside it says the same. */
import { classes } from '../components/classes.ts'

export interface RankedThing {
  readonly key: string
  readonly name: string
  readonly value: number
  readonly before: number | null
}

interface RankedBarsProps {
  readonly title: string
  readonly things: readonly RankedThing[]
  readonly say: (value: number) => string
  readonly names: { readonly now: string; readonly before: string }
}

export function RankedBars({ title, things, say, names }: RankedBarsProps) {
  const most = Math.max(1, ...things.flatMap(({ value, before }) => [Math.abs(value), Math.abs(before ?? 0)]))
  const share = (value: number) => `${(Math.abs(value) / most) * 100}%`
  return (
    <figure aria-label={title} className="flex min-w-0 flex-col gap-2">
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-semibold">{title}</span>
        <span aria-hidden="true" className="flex gap-4 text-sm text-muted">
          <span className="flex items-center gap-1.5">
            <span className="size-2.5 rounded-xs bg-accent" />
            {names.now}
          </span>
          <span className="flex items-center gap-1.5">
            <span className="h-3 w-0.5 bg-ink" />
            {names.before}
          </span>
        </span>
      </figcaption>
      <ol
        aria-hidden="true"
        className="grid grid-cols-[fit-content(11rem)_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1.5"
      >
        {things.map(({ key, name, value, before }) => (
          <li key={key} className="contents">
            <span className="truncate text-sm">{name}</span>
            <span className="relative h-5 rounded-xs bg-sunken">
              <span
                className={classes('absolute inset-y-0 start-0 rounded-xs', value < 0 ? 'bg-bad' : 'bg-accent')}
                style={{ width: share(value) }}
              />
              {before !== null && before > 0 && (
                <span className="absolute -inset-y-0.5 w-0.5 bg-ink" style={{ insetInlineStart: share(before) }} />
              )}
            </span>
            <span className="money text-end text-sm font-semibold">{say(value)}</span>
          </li>
        ))}
      </ol>
    </figure>
  )
}
