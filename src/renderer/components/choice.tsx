/** A choice between a few things, all of them in sight. */
import { useId } from 'react'
import { classes } from './classes.ts'

interface ChoiceProps<V extends string | number> {
  readonly label: string
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly chosen: V
  readonly onChoose: (value: V) => void
}

export function Choice<V extends string | number>({ label, options, chosen, onChoose }: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      <div className="grid auto-cols-fr grid-flow-col rounded-control border border-edge bg-surface p-0.5">
        {options.map(({ value, label: words }) => (
          <label
            key={value}
            className={classes(
              'relative grid min-h-10 place-items-center rounded-md px-3 text-center has-focus-visible:outline-3 has-focus-visible:outline-accent',
              value === chosen ? 'bg-accent font-semibold text-on-accent' : 'hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name={name}
              value={value}
              checked={value === chosen}
              onChange={() => onChoose(value)}
              className="sr-only"
            />
            {words}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
