/** Making up for an outage: when it was, who was online, giving them time, and what was given before. */
import { useState } from 'react'
import type { OutageForm } from '../../../contract/outage.ts'
import { Compensations } from './compensations.tsx'
import type { RouterName } from './outage-form.tsx'
import { OutageFields } from './outage-form.tsx'
import { OutageWhom } from './outage-whom.tsx'

export function OutageView({ routers }: { routers: readonly RouterName[] }) {
  const [asked, setAsked] = useState<{ readonly form: OutageForm; readonly visit: number } | null>(null)
  return (
    <div className="flex min-h-0 flex-1">
      <section className="flex w-[440px] shrink-0 flex-col gap-6 overflow-y-auto border-e border-line p-6">
        <OutageFields
          routers={routers}
          onChange={() => setAsked(null)}
          onAsk={(form) => setAsked({ form, visit: (asked?.visit ?? 0) + 1 })}
        />
        <Compensations />
      </section>
      <section className="flex min-w-0 flex-1 flex-col gap-4 overflow-y-auto p-6">
        {/* Each look is one of its own: what it shows is what is given. */}
        {asked && <OutageWhom key={asked.visit} form={asked.form} onGiven={() => setAsked(null)} />}
      </section>
    </div>
  )
}
