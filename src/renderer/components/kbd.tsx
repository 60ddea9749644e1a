/** The name of a key, drawn as a key cap; decoration only, because controls name their keys themselves. */
import { classes } from './classes.ts'

export function Kbd({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'rounded-[5px] border px-1.5 font-sans text-xs leading-5 font-medium whitespace-nowrap',
        onAccent ? 'border-current text-on-accent' : 'border-line bg-canvas text-muted',
      )}
    >
      {children}
    </span>
  )
}
