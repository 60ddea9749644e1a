/** A surface for one thing that is looked at. */
import { type ReactNode, useId } from 'react'

export function Card({ title, children }: { title?: string; children: ReactNode }) {
  const id = useId()
  return (
    <section
      aria-labelledby={title === undefined ? undefined : id}
      className="flex min-w-0 flex-col gap-2 rounded-card border border-line bg-surface p-4"
    >
      {title !== undefined && (
        <h2 id={id} className="font-semibold">
          {title}
        </h2>
      )}
      {children}
    </section>
  )
}
