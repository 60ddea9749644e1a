/** One thing of one's own account: what it is for, and either the buttons that change it or the form that does. */
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, useId } from 'react'

interface AccountCardProps {
  readonly icon: LucideIcon
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

export function AccountCard({ icon: Icon, title, text, children }: AccountCardProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex gap-4 rounded-card border border-line bg-surface p-5 shadow-card">
      <Icon size={22} strokeWidth={1.75} aria-hidden="true" className="mt-0.5 shrink-0 text-muted" />
      <div className="flex min-w-0 flex-1 flex-col gap-4">
        <header>
          <h2 id={id} className="text-lg font-semibold">
            {title}
          </h2>
          <p className="text-muted">{text}</p>
        </header>
        {children}
      </div>
    </section>
  )
}
