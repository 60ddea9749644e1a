/** One printer or location in the list. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from '../../components/classes.ts'

interface EquipmentCardProps {
  readonly icon: LucideIcon
  readonly name: string
  /** What is worth knowing of it; what does not apply is left out. */
  readonly facts: readonly (string | false)[]
  readonly isEdited: boolean
  readonly action: ReactNode
}

export function EquipmentCard({ icon: Icon, name, facts, isEdited, action }: EquipmentCardProps) {
  return (
    <article
      className={classes(
        'flex items-center gap-4 rounded-card border p-4 shadow-card',
        isEdited ? 'border-accent bg-accent-soft' : 'border-line bg-surface',
      )}
    >
      <Icon size={26} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1">
        <h3 className="truncate font-semibold">{name}</h3>
        <p className="money truncate text-sm text-muted">{facts.filter(Boolean).join(' · ')}</p>
      </div>
      {action}
    </article>
  )
}
