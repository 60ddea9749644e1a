/** How much waits behind a tab. */
import { classes } from '../../components/classes.ts'
import { TONES, type Tone } from '../../components/tone.ts'

export function TabMark({ count, tone }: { count: number; tone: Tone }) {
  if (count === 0) return null
  const { text, soft } = TONES[tone]
  return (
    <span
      className={classes(
        'money grid min-h-6 min-w-6 place-items-center rounded-full px-2 text-sm font-semibold',
        text,
        soft,
      )}
    >
      {count.toLocaleString('en')}
    </span>
  )
}
