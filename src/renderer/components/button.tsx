/** The button: three weights, always at least 44 pixels high, and words while it works. */
import type { ComponentProps, ReactNode } from 'react'
import { classes } from './classes.ts'
import { Kbd } from './kbd.tsx'

const WEIGHTS = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong border-transparent font-semibold',
  plain: 'bg-surface text-ink border-edge hover:bg-sunken font-medium',
  quiet: 'bg-transparent text-ink border-transparent hover:bg-sunken font-medium',
} as const

interface ButtonProps extends ComponentProps<'button'> {
  readonly weight?: keyof typeof WEIGHTS
  /** The key that does the same, shown on the button. */
  readonly shortcut?: string | undefined
  readonly icon?: ReactNode
}

export function Button({ weight = 'plain', shortcut, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-keyshortcuts={shortcut}
      {...rest}
      className={classes(
        'inline-flex min-h-11 items-center justify-center gap-2 rounded-control border px-4 transition-colors',
        'disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted',
        WEIGHTS[weight],
        className,
      )}
    >
      {icon}
      <span>{children}</span>
      {shortcut !== undefined && <Kbd onAccent={weight === 'primary' && !rest.disabled}>{shortcut}</Kbd>}
    </button>
  )
}
