/** Fields of a package that belong together, under one heading. */
import type { ReactNode } from 'react'

interface FieldGroupProps {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

export function FieldGroup({ title, hint, children }: FieldGroupProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-t border-line pt-4">
      <legend className="sr-only">{title}</legend>
      <div aria-hidden="true">
        <p className="text-sm font-semibold text-muted">{title}</p>
        {hint !== undefined && <p className="text-sm text-muted">{hint}</p>}
      </div>
      {children}
    </fieldset>
  )
}
