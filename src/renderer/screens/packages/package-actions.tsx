/** What else can be done with a package: make a copy of it, retire it, put it on sale again. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanRecord } from '../../../contract/plan.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { DuplicateForm } from './duplicate-form.tsx'
import { usePackageCommand } from './use-package-command.ts'

interface PackageActionsProps {
  readonly plan: PlanRecord
  /** A copy was made here. */
  readonly onMade: (id: string) => void
}

export function PackageActions({ plan, onMade }: PackageActionsProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { id: planId, name, active } = plan
  const [asked, setAsked] = useState<'copy' | 'retire' | null>(null)
  const copyButton = useRef<HTMLButtonElement>(null)
  const activeButton = useRef<HTMLButtonElement>(null)
  const leave = () => {
    const asker = asked === 'copy' ? copyButton : activeButton
    asker.current?.focus()
    setAsked(null)
  }
  const retire = usePackageCommand({
    send: (_: undefined) => teller.plan.retire({ planId }),
    told: () => t('packageAction.retired', { name }),
    onDone: leave,
  })
  const restore = usePackageCommand({
    send: (_: undefined) => teller.plan.restore({ planId }),
    told: () => t('packageAction.restored', { name }),
  })
  return (
    <section aria-label={t('packageAction.title')} className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-3">
        <Button ref={copyButton} aria-expanded={asked === 'copy'} onClick={() => setAsked('copy')}>
          {t('packageAction.duplicate')}
        </Button>
        {active ? (
          <Button ref={activeButton} aria-expanded={asked === 'retire'} onClick={() => setAsked('retire')}>
            {t('packageAction.retire')}
          </Button>
        ) : (
          <Button
            ref={activeButton}
            aria-busy={restore.isBusy}
            onClick={() => !restore.isBusy && restore.run(undefined)}
          >
            {t('packageAction.restore')}
          </Button>
        )}
      </div>
      <CallProblem error={restore.error} />
      {asked === 'copy' && <DuplicateForm plan={plan} onMade={onMade} onLeave={leave} />}
      {asked === 'retire' && (
        <Confirm
          question={t('packageAction.retireAsk', { name })}
          label={t('packageAction.retireDo')}
          command={retire}
          onLeave={leave}
        />
      )}
    </section>
  )
}
