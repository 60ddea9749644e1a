/** What stands where there is nothing yet: why, and what to do. */
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly children: string
  readonly action?: ReactNode
}

export function EmptyState({ icon: Icon, title, children, action }: EmptyStateProps) {
  return (
    <div className="m-auto flex max-w-sm flex-col items-center gap-2 p-8 text-center">
      <Icon size={36} strokeWidth={1.25} aria-hidden="true" className="text-muted" />
      <h2 className="text-lg font-semibold">{title}</h2>
      <p className="text-muted">{children}</p>
      {action && <div className="mt-2">{action}</div>}
    </div>
  )
}
