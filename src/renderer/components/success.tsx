/** Good news that stays where it happened. */
import { CircleCheck } from 'lucide-react'

export function Success({ children }: { children: string }) {
  return (
    <p className="flex gap-3 rounded-control bg-good-soft p-3">
      <CircleCheck size={20} aria-hidden="true" className="mt-0.5 shrink-0 text-good" />
      {children}
    </p>
  )
}
