/** The steps as they are done, one after the other; when one fails: why, and the ways on and back. */
import { useTranslation } from 'react-i18next'
import type { Outcome, Plan, StepProblem, StepState } from '../../../contract/onboarding.ts'
import { Button } from '../../components/button.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { Success } from '../../components/success.tsx'
import { TestResult } from '../../equipment/test-result.tsx'
import { StepList, StepSentence } from './step-list.tsx'
import type { Work } from './use-work.ts'
import { WizardPage } from './wizard-page.tsx'

interface ApplyStageProps {
  readonly name: string
  readonly plan: Plan
  readonly work: Work
  readonly onToPlan: () => void
  readonly onCancel: () => void
}

export function ApplyStage({ name, plan, work, onToPlan, onCancel }: ApplyStageProps) {
  const { t } = useTranslation()
  const { states, outcome, isUndone } = work
  const isEnded = ({ id }: Plan['steps'][number]) => ['done', 'already'].includes(states.get(id) ?? '')
  const done = plan.steps.filter(isEnded).length
  const failed = outcome?.problem ? outcome : undefined
  return (
    <WizardPage
      stage="apply"
      title={t('wizardApply.title', { name })}
      lead={t('wizardApply.lead')}
      actions={<Actions work={work} onToPlan={onToPlan} onCancel={onCancel} />}
    >
      <Progress done={done} total={plan.steps.length} />
      <TestResult>
        {!work.isBusy && Boolean(work.error) && <CallProblem error={work.error} />}
        {!work.isBusy && failed && <StepFailed outcome={failed} plan={plan} />}
        {isUndone && <Success>{`${t('wizardApply.undoneTitle')}. ${t('wizardApply.undone')}`}</Success>}
      </TestResult>
      <StepList steps={plan.steps} states={withEvery(plan, states)} isOpen={false} />
    </WizardPage>
  )
}

/** A step nobody has spoken of yet waits. */
function withEvery({ steps }: Plan, states: ReadonlyMap<string, StepState>): ReadonlyMap<string, StepState> {
  return new Map(steps.map(({ id }) => [id, states.get(id) ?? 'waiting']))
}

function Progress({ done, total }: { done: number; total: number }) {
  const { t } = useTranslation()
  const words = t('wizardApply.progress', { done, total })
  return (
    <div className="flex items-center gap-4">
      <div
        role="progressbar"
        aria-label={words}
        aria-valuenow={done}
        aria-valuemax={total}
        className="h-2 flex-1 overflow-hidden rounded-full bg-sunken"
      >
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${(done / total) * 100}%` }}
        />
      </div>
      <p className="money text-muted">{words}</p>
    </div>
  )
}

/** Failures of which the router's own words say more than ours. */
const IN_ITS_WORDS: readonly StepProblem[] = ['said_no', 'not_supported', 'device_mode', 'unknown']

function StepFailed({ outcome: { problem }, plan }: { outcome: Outcome; plan: Plan }) {
  const { t } = useTranslation()
  if (!problem) return null
  const step = plan.steps.find(({ id }) => id === problem.step)
  return (
    <Notice title={t(problem.kind === 'stopped' ? 'wizardApply.stoppedTitle' : 'wizardApply.failedTitle')}>
      {step && (
        <p className="font-medium">
          <StepSentence step={step} />
        </p>
      )}
      <p>{t(`stepProblem.${problem.kind}`)}</p>
      {IN_ITS_WORDS.includes(problem.kind) && problem.text !== '' && (
        <p className="mt-1 text-muted">
          {t('wizardApply.answered')}: <span className="break-words">{problem.text}</span>
        </p>
      )}
    </Notice>
  )
}

function Actions({ work, onToPlan, onCancel }: Pick<ApplyStageProps, 'work' | 'onToPlan' | 'onCancel'>) {
  const { t } = useTranslation()
  if (work.isUndoing) return <Button aria-busy>{t('wizardApply.undoing')}</Button>
  if (work.isBusy) {
    return (
      <Button aria-busy={work.isStopping} onClick={work.stop}>
        {t(work.isStopping ? 'wizardApply.stopping' : 'wizardApply.stop')}
      </Button>
    )
  }
  const again = (
    <Button weight="primary" onClick={work.apply}>
      {t(work.outcome?.problem?.kind === 'stopped' ? 'wizardApply.goOn' : 'wizardApply.again')}
    </Button>
  )
  const leave = (
    <Button weight="quiet" className="ms-auto" onClick={onCancel}>
      {t(work.outcome?.undoable ? 'wizardApply.leave' : 'wizard.cancel')}
    </Button>
  )
  if (work.isUndone || !work.outcome?.undoable) {
    return (
      <>
        {!work.isUndone && again}
        <Button weight={work.isUndone ? 'primary' : 'plain'} onClick={onToPlan}>
          {t('wizardApply.toPlan')}
        </Button>
        {leave}
      </>
    )
  }
  return (
    <>
      {again}
      <Button onClick={work.undo}>{t('wizardApply.undo')}</Button>
      {leave}
    </>
  )
}
