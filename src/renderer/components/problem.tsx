/** A failure in the cashier's words, where it happened. */
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { WireError } from '../../contract/wire.ts'
import { useSay, wireErrorOf } from '../text/say.ts'
import { Button } from './button.tsx'

export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="alert" className="flex gap-3 rounded-control bg-bad-soft p-3 text-bad">
      <CircleAlert size={20} aria-hidden="true" className="mt-0.5 shrink-0" />
      <div className="min-w-0">
        <p className="font-semibold">{title}</p>
        <div className="text-sm text-ink">{children}</div>
      </div>
    </div>
  )
}

interface ProblemProps {
  readonly error: WireError
  readonly retry?: { readonly label: string; readonly run: () => void }
}

/** What a refusal of the backend means. */
export function Problem({ error, retry }: ProblemProps) {
  const say = useSay()
  return (
    <Notice title={say.headline(error)}>
      <p>{say.reason(error)}</p>
      {retry && (
        <Button className="mt-2" onClick={retry.run}>
          {retry.label}
        </Button>
      )}
    </Notice>
  )
}

/** The same for whatever a query or a command threw; nothing when it threw nothing. */
export function CallProblem({ error, ...rest }: Omit<ProblemProps, 'error'> & { error: unknown }) {
  return error ? <Problem error={wireErrorOf(error)} {...rest} /> : null
}
