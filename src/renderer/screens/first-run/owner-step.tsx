/** The owner: a name, and a PIN typed twice. */
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { checkOwner } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import type { StepProps } from './wizard.tsx'

export function OwnerStep({ draft, onChange, onBack, onNext }: StepProps) {
  const { t } = useTranslation()
  const { problems, take, form } = useChecked(checkOwner(draft))
  const problemOf = useProblemText(problems)
  const pinField = { type: 'password', inputMode: 'numeric', autoComplete: 'new-password', maxLength: 8 } as const
  return (
    <StepForm step="owner" form={form} onBack={onBack} onSubmit={() => take() && onNext()}>
      <TextField
        label={t('owner.name')}
        value={draft.ownerName}
        problem={problemOf('owner.name')}
        onChange={(event) => onChange({ ownerName: event.target.value })}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          {...pinField}
          label={t('owner.pin')}
          hint={t('owner.pinHint')}
          value={draft.pin}
          problem={problemOf('owner.pin')}
          onChange={(event) => onChange({ pin: event.target.value })}
        />
        <TextField
          {...pinField}
          label={t('owner.pinAgain')}
          value={draft.pinAgain}
          problem={problems.pinAgain && t('owner.pinsDiffer')}
          onChange={(event) => onChange({ pinAgain: event.target.value })}
        />
      </div>
    </StepForm>
  )
}
