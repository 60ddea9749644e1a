/** A labelled control with its hint and, when something is wrong, the sentence that says what. */
import { CircleAlert } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { classes } from './classes.ts'

export interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  /** A sentence, not a code. */
  readonly problem?: string | undefined
}

interface ControlIds {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': boolean
}

/** Label above, problem or hint below; `children` draws the control with the given ids. */
export function Field({ label, hint, problem, children }: FieldProps & { children: (ids: ControlIds) => ReactNode }) {
  const id = useId()
  const below = `${id}-below`
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': problem || hint ? below : undefined,
        'aria-invalid': problem !== undefined,
      })}
      {problem !== undefined ? (
        <p id={below} className="flex items-center gap-1 text-sm text-bad">
          <CircleAlert size={14} aria-hidden="true" className="shrink-0" />
          {problem}
        </p>
      ) : (
        hint !== undefined && (
          <p id={below} className="text-sm text-muted">
            {hint}
          </p>
        )
      )}
    </div>
  )
}

export const CONTROL =
  'min-h-11 w-full rounded-control border border-edge bg-surface px-3 text-ink placeholder:text-muted ' +
  'aria-invalid:border-bad aria-invalid:bg-bad-soft'

export function TextField({ label, hint, problem, className, ...rest }: FieldProps & ComponentProps<'input'>) {
  return (
    <Field label={label} hint={hint} problem={problem}>
      {(ids) => (
        <input autoComplete="off" spellCheck={false} {...rest} {...ids} className={classes(CONTROL, className)} />
      )}
    </Field>
  )
}

export function CheckField({ label, ...rest }: { label: string } & ComponentProps<'input'>) {
  return (
    <label className="flex min-h-11 items-center gap-3 font-medium">
      <input type="checkbox" {...rest} className="size-5 shrink-0 accent-accent" />
      {label}
    </label>
  )
}
