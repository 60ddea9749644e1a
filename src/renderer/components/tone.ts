/** How a state feels, as an icon and colours; words always stand beside them. */
import { CircleAlert, CircleCheck, CircleDashed, CircleHelp, type LucideIcon } from 'lucide-react'

/** Done, under way, wrong, or waiting for a person's answer. */
export type Tone = 'good' | 'wait' | 'bad' | 'ask'

interface ToneLook {
  readonly icon: LucideIcon
  readonly text: string
  readonly soft: string
}

export const TONES: Readonly<Record<Tone, ToneLook>> = {
  good: { icon: CircleCheck, text: 'text-good', soft: 'bg-good-soft' },
  wait: { icon: CircleDashed, text: 'text-wait', soft: 'bg-wait-soft' },
  bad: { icon: CircleAlert, text: 'text-bad', soft: 'bg-bad-soft' },
  ask: { icon: CircleHelp, text: 'text-wait', soft: 'bg-wait-soft' },
}
