/** The packages to begin with, and the button that opens the counter. */
import { useTranslation } from 'react-i18next'
import { formatDuration } from '../../../core/durations.ts'
import { SAMPLE_PLANS } from '../../../core/plan.ts'
import { CallProblem } from '../../components/problem.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { type PlanLimit, PlanRow } from './plan-row.tsx'
import { checkPlans, currencyOf, type PlanDraft, priceTextOf } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import { useOpenCounter } from './use-open-counter.ts'
import type { StepProps } from './wizard.tsx'

/** What ends a package of the first run: its time online, or else its days. */
function limitOf(plan: (typeof SAMPLE_PLANS)[number] | undefined): PlanLimit {
  const { timeLimitSeconds = null, validitySeconds = null } = plan ?? {}
  return timeLimitSeconds === null
    ? { kind: 'valid', time: formatDuration(validitySeconds ?? 0) }
    : { kind: 'time', time: formatDuration(timeLimitSeconds) }
}

export function PlansStep({ draft, onChange, onBack }: StepProps) {
  const { t } = useTranslation()
  const { problems, take, form } = useChecked(checkPlans(draft))
  const { open, isOpening, error } = useOpenCounter(draft)
  const edit = (at: number, change: Partial<PlanDraft>) =>
    onChange({ plans: draft.plans.map((plan, place) => (place === at ? { ...plan, ...change } : plan)) })
  return (
    <StepForm
      step="plans"
      form={form}
      submit={t(isOpening ? 'firstRun.finishing' : 'firstRun.finish')}
      onBack={onBack}
      onSubmit={() => {
        if (!isOpening && take()) open()
      }}
    >
      {draft.plans.map(({ name }, at) => (
        <PlanRow
          key={SAMPLE_PLANS[at]?.name}
          at={at}
          limit={limitOf(SAMPLE_PLANS[at])}
          name={name}
          price={priceTextOf(draft, at)}
          currency={currencyOf(draft)}
          problems={problems}
          onChange={(change) => edit(at, change)}
        />
      ))}
      <CallProblem error={error} />
    </StepForm>
  )
}
