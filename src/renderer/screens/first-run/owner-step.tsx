/** The owner: a name, and a password and a PIN typed twice. */
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field.tsx'
import { NewPasswordFields } from '../../components/new-password-fields.tsx'
import { PinFields } from '../../components/pin-fields.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { checkOwner } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import type { StepProps } from './wizard.tsx'

export function OwnerStep({ draft, onChange, onBack, onNext }: StepProps) {
  const { t } = useTranslation()
  const { problems, take, form } = useChecked(checkOwner(draft))
  const problemOf = useProblemText(problems)
  return (
    <StepForm step="owner" form={form} onBack={onBack} onSubmit={() => take() && onNext()}>
      <TextField
        label={t('owner.name')}
        value={draft.ownerName}
        problem={problemOf('owner.name')}
        onChange={(event) => onChange({ ownerName: event.target.value })}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <NewPasswordFields
          label={t('owner.password')}
          labelAgain={t('owner.passwordAgain')}
          typed={{ next: draft.password, again: draft.passwordAgain }}
          onChange={({ next, again }) =>
            onChange({
              ...(next !== undefined && { password: next }),
              ...(again !== undefined && { passwordAgain: again }),
            })
          }
          problem={problemOf('owner.password')}
          differs={problems.passwordAgain !== undefined}
        />
      </div>
      <PinFields
        label={t('owner.pin')}
        labelAgain={t('owner.pinAgain')}
        typed={draft}
        onChange={onChange}
        problem={problemOf('owner.pin')}
        differs={problems.pinAgain !== undefined}
      />
    </StepForm>
  )
}
