/** How a verdict looks: an icon of its own and a colour; the word always stands beside them. */
import { Ban, CircleAlert, CircleCheck, CircleHelp, Info, type LucideIcon } from 'lucide-react'
import type { Verdict } from '../../../core/router-checks.ts'

interface VerdictLook {
  readonly icon: LucideIcon
  readonly text: string
  readonly soft: string
}

export const VERDICT_LOOKS: Readonly<Record<Verdict, VerdictLook>> = {
  ok: { icon: CircleCheck, text: 'text-good', soft: 'bg-good-soft' },
  warn: { icon: Info, text: 'text-wait', soft: 'bg-wait-soft' },
  bad: { icon: CircleAlert, text: 'text-bad', soft: 'bg-bad-soft' },
  unknown: { icon: CircleHelp, text: 'text-muted', soft: 'bg-sunken' },
  not_applicable: { icon: Ban, text: 'text-muted', soft: 'bg-sunken' },
}
