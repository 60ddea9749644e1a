/** Everything that will happen, before it happens: the router, what is to be decided, and every step. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Looked, OnboardingChoices, Plan } from '../../../contract/onboarding.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { PlanOptions } from './plan-options.tsx'
import { RouterFacts, Warnings } from './router-facts.tsx'
import { StepList } from './step-list.tsx'
import { usePlan } from './use-plan.ts'
import { WizardPage } from './wizard-page.tsx'

interface PlanStageProps {
  readonly looked: Looked
  readonly choices: OnboardingChoices
  /** How often the router was looked at anew since the first look. */
  readonly seen: number
  /** Why the plan that was agreed to was not carried out. */
  readonly error: unknown
  readonly onChange: (choices: OnboardingChoices) => void
  readonly onAgree: (plan: Plan) => void
  readonly onBack: () => void
  readonly onCancel: () => void
}

export function PlanStage(props: PlanStageProps) {
  const { looked, choices, seen, onChange, onAgree, onBack, onCancel } = props
  const { t } = useTranslation()
  const { plan, error, isCurrent, problemOf } = usePlan(looked, choices, seen)
  const isReady = plan !== undefined && isCurrent && plan.hotspotRefusal === null
  return (
    <WizardPage
      isWide
      stage="plan"
      title={t('wizardPlan.title')}
      lead={t('wizardPlan.lead')}
      onSubmit={() => isReady && onAgree(plan)}
      actions={
        <>
          <Button weight="primary" type="submit" disabled={!isReady} className="min-w-40">
            {t('wizardPlan.submit')}
          </Button>
          <Button onClick={onBack}>{t('wizard.back')}</Button>
          <p role="status" className="text-muted">
            {isCurrent && plan ? <Changes plan={plan} /> : t('wizardPlan.planning')}
          </p>
          <Button weight="quiet" className="ms-auto" onClick={onCancel}>
            {t('wizard.cancel')}
          </Button>
        </>
      }
    >
      <CallProblem error={props.error ?? error} />
      <div className="grid grid-cols-[minmax(0,22rem)_minmax(0,1fr)] items-start gap-8">
        <div className="flex flex-col gap-6">
          <RouterFacts looked={looked} />
          <Warnings warnings={looked.warnings} />
          <PlanOptions looked={looked} choices={choices} onChange={onChange} problemOf={problemOf} />
        </div>
        {plan && <Steps plan={plan} />}
      </div>
    </WizardPage>
  )
}

function Steps({ plan }: { plan: Plan }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex min-h-11 items-center justify-between gap-4">
        <h2 className="font-semibold">{t('wizardPlan.list')}</h2>
        <Button weight="quiet" aria-pressed={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {t(isOpen ? 'wizardPlan.hideAll' : 'wizardPlan.showAll')}
        </Button>
      </div>
      <StepList steps={plan.steps} isOpen={isOpen} />
    </div>
  )
}

function Changes({ plan: { steps } }: { plan: Plan }) {
  const { t } = useTranslation()
  const count = steps.filter(({ group, state }) => group !== 'check' && state !== 'already').length
  return count === 0 ? t('wizardPlan.noChanges') : t('wizardPlan.changes', { count })
}
