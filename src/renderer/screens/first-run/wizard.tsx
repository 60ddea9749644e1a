/** Sets the counter up in five steps; what was typed stays, whichever way one goes. */
import { useState } from 'react'
import { CafeStep } from './cafe-step.tsx'
import { OwnerStep } from './owner-step.tsx'
import { PlansStep } from './plans-step.tsx'
import { PrinterStep } from './printer-step.tsx'
import { RouterStep } from './router-step.tsx'
import { SampleTicket } from './sample-ticket.tsx'
import { newSetup, type SetupDraft, STEPS } from './setup-draft.ts'
import { StepList } from './step-list.tsx'

/** What every step gets. */
export interface StepProps {
  readonly draft: SetupDraft
  readonly onChange: (change: Partial<SetupDraft>) => void
  readonly onBack: () => void
  readonly onNext: () => void
}

const SCREENS = {
  cafe: CafeStep,
  owner: OwnerStep,
  router: RouterStep,
  printer: PrinterStep,
  plans: PlansStep,
} as const

export function Wizard({ onLeave }: { onLeave: () => void }) {
  const [draft, setDraft] = useState(() => newSetup(Intl.DateTimeFormat().resolvedOptions().timeZone))
  const [at, setAt] = useState(0)
  const step = STEPS[at] ?? 'cafe'
  const Screen = SCREENS[step]
  return (
    <main className="flex h-full min-h-0">
      <StepList at={at} />
      <div className="min-w-0 flex-1 overflow-y-auto">
        <Screen
          key={step}
          draft={draft}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          onBack={() => (at === 0 ? onLeave() : setAt(at - 1))}
          onNext={() => setAt(at + 1)}
        />
      </div>
      <aside className="hidden w-80 shrink-0 flex-col justify-center border-s border-line p-8 xl:flex">
        <SampleTicket draft={draft} />
      </aside>
    </main>
  )
}
