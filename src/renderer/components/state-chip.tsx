/** A state in words, with an icon and a colour that say the same. */
import { classes } from './classes.ts'
import { TONES, type Tone } from './tone.ts'

export function StateChip({ tone, children }: { tone: Tone; children: string }) {
  const { icon: Icon, text, soft } = TONES[tone]
  return (
    <span
      data-tone={tone}
      className={classes(
        'inline-flex min-h-6 items-center gap-1.5 rounded-full px-2 text-sm font-medium whitespace-nowrap',
        text,
        soft,
      )}
    >
      <Icon size={15} aria-hidden="true" className="shrink-0" />
      {children}
    </span>
  )
}
