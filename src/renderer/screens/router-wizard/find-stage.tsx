/** Which router: one of those that answer on the network, or one whose address is known. */
import { useMutation } from '@tanstack/react-query'
import { Radar } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { NeighbourList } from './neighbour-list.tsx'
import { checkTarget, type TargetDraft, targetOf } from './wizard-draft.ts'
import { WizardPage } from './wizard-page.tsx'

interface FindStageProps {
  readonly draft: TargetDraft
  readonly onChange: (draft: TargetDraft) => void
  readonly onNext: (draft: TargetDraft) => void
  readonly onCancel: () => void
  readonly onByHand: () => void
}

export function FindStage({ draft, onChange, onNext, onCancel, onByHand }: FindStageProps) {
  const { t } = useTranslation()
  const { problems, take, form } = useChecked(checkTarget(draft))
  return (
    <WizardPage
      stage="find"
      title={t('wizardFind.title')}
      lead={t('wizardFind.lead')}
      form={form}
      onSubmit={() => take() && onNext(draft)}
      actions={
        <>
          <Button weight="primary" type="submit" className="min-w-40">
            {t('wizard.next')}
          </Button>
          <Button weight="quiet" onClick={onByHand}>
            {t('wizardFind.byHand')}
          </Button>
          <Button weight="quiet" className="ms-auto" onClick={onCancel}>
            {t('wizard.cancel')}
          </Button>
        </>
      }
    >
      <Search onChoose={(found) => onNext(found)} />
      <section className="flex flex-col gap-4 border-t border-line pt-6">
        <h2 className="font-semibold">{t('wizardFind.or')}</h2>
        <TargetFields draft={draft} problemOf={useProblemText(problems)} onChange={onChange} />
      </section>
    </WizardPage>
  )
}

/** Asks the network when somebody presses the button, never by itself. */
function Search({ onChoose }: { onChoose: (target: TargetDraft) => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { mutate, isPending, data, error } = useMutation({
    mutationFn: () => teller.onboarding.neighbours(undefined),
  })
  return (
    <section className="flex flex-col gap-4">
      <Button
        weight={data ? 'plain' : 'primary'}
        className="self-start"
        icon={<Radar size={18} aria-hidden="true" />}
        aria-busy={isPending}
        data-first
        onClick={() => !isPending && mutate()}
      >
        {t(data ? 'wizardFind.lookAgain' : 'wizardFind.look')}
      </Button>
      <div role="status" className="text-muted empty:hidden">
        {isPending && t('wizardFind.looking')}
        {!isPending && data && data.neighbours.length > 0 && t('wizardFind.found', { count: data.neighbours.length })}
      </div>
      <CallProblem error={error} />
      {!isPending && data && <NeighbourList {...data} onChoose={(neighbour) => onChoose(targetOf(neighbour))} />}
    </section>
  )
}

interface TargetFieldsProps {
  readonly draft: TargetDraft
  readonly problemOf: (path: string) => string | undefined
  readonly onChange: (draft: TargetDraft) => void
}

function TargetFields({ draft, problemOf, onChange }: TargetFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <TextField
        label={t('wizardFind.host')}
        hint={t('wizardFind.hostHint')}
        inputMode="url"
        value={draft.host}
        problem={problemOf('host')}
        onChange={(event) => onChange({ ...draft, host: event.target.value })}
      />
      <CheckField
        label={t('wizardFind.otherPort')}
        checked={draft.isOther}
        onChange={(event) => onChange({ ...draft, isOther: event.target.checked })}
      />
      {draft.isOther && (
        <div className="grid grid-cols-2 items-start gap-4">
          <TextField
            label={t('wizardFind.port')}
            inputMode="numeric"
            value={draft.port}
            problem={problemOf('api.port')}
            onChange={(event) => onChange({ ...draft, port: event.target.value })}
          />
          <div className="pt-6">
            <CheckField
              label={t('wizardFind.tls')}
              checked={draft.tls}
              onChange={(event) => onChange({ ...draft, tls: event.target.checked })}
            />
          </div>
        </div>
      )}
    </>
  )
}
