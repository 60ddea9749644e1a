/** One piece of equipment in the status bar, and the tasks that wait at it. */
import { CircleMinus, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../components/classes.ts'
import { StateChip } from '../components/state-chip.tsx'
import { TONES, type Tone } from '../components/tone.ts'

/** `idle`: nothing is there that could be well or ill. */
type StatusTone = Tone | 'idle'

const IDLE = { icon: CircleMinus, text: 'text-muted' }

interface StatusItemProps {
  readonly icon: LucideIcon
  readonly tone: StatusTone
  readonly children: string
  /** A few quiet characters more, such as how fast it answers. */
  readonly aside?: string | undefined
  /** What to do about it. */
  readonly advice?: string | undefined
  /** Leads to where there is more to see of it. */
  readonly onPress?: (() => void) | undefined
  readonly tasks?: ReactNode
}

export function StatusItem({ icon: Icon, tone, children, aside, advice, onPress, tasks }: StatusItemProps) {
  const { icon: Mark, text } = tone === 'idle' ? IDLE : TONES[tone]
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" className="shrink-0 text-muted" />
      <Mark size={15} aria-hidden="true" className={classes('shrink-0', text)} />
      <span role="status" title={advice} className={classes('truncate', tone === 'bad' && 'font-semibold text-bad')}>
        {onPress ? (
          <button type="button" onClick={onPress} className="min-h-11 rounded-control underline">
            {children}
          </button>
        ) : (
          children
        )}
      </span>
      {aside !== undefined && <span className="money text-muted">{aside}</span>}
      {tasks}
    </div>
  )
}

interface StatusTaskProps {
  readonly tone: Tone
  readonly children: string
  /** Leads to where the task is done; absent when it gets done by itself. */
  readonly onPress?: (() => void) | undefined
}

export function StatusTask({ tone, children, onPress }: StatusTaskProps) {
  if (!onPress) return <StateChip tone={tone}>{children}</StateChip>
  return (
    <button type="button" onClick={onPress} className="flex min-h-11 items-center rounded-control underline">
      <StateChip tone={tone}>{children}</StateChip>
    </button>
  )
}
