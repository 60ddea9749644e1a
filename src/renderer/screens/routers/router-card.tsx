/** One router of the list: its name, how it is in words and colour, and what it has and waits for. */
import { type LucideIcon, Router } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { classes } from '../../components/classes.ts'
import { TONES, type Tone } from '../../components/tone.ts'

interface RouterCardProps {
  readonly icon?: LucideIcon
  readonly name: string
  /** `idle`: out of use. */
  readonly tone: Tone | 'idle'
  readonly mood: string
  readonly latencyMs: number | null
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

export function RouterCard(props: RouterCardProps) {
  const { icon: Icon = Router, name, tone, mood, latencyMs, isChosen, onChoose, children } = props
  const { t } = useTranslation()
  const look = tone === 'idle' ? null : TONES[tone]
  return (
    <li>
      <button
        type="button"
        aria-current={isChosen}
        onClick={onChoose}
        className={classes(
          'flex w-full gap-3 rounded-card border p-3 text-start shadow-card transition-colors',
          isChosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-edge',
        )}
      >
        <Icon size={22} strokeWidth={1.5} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
        <span className="flex min-w-0 flex-1 flex-col gap-1">
          <span className="flex items-baseline justify-between gap-2">
            <span className={classes('truncate font-semibold', tone === 'idle' && 'text-muted')}>{name}</span>
            {latencyMs !== null && (
              <span className="money text-sm text-muted">{t('frame.latency', { ms: Math.round(latencyMs) })}</span>
            )}
          </span>
          <span className={classes('flex items-center gap-1.5 text-sm', look?.text ?? 'text-muted')}>
            {look && <look.icon size={15} aria-hidden="true" className="shrink-0" />}
            <span className="truncate">{mood}</span>
          </span>
          {children}
        </span>
      </button>
    </li>
  )
}
