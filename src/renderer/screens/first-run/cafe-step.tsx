/** The café: its name, its money, its clock. */
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field.tsx'
import { CurrencyField, TimeZoneField } from '../../forms/place-fields.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { checkCafe } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import type { StepProps } from './wizard.tsx'

export function CafeStep({ draft, onChange, onBack, onNext }: StepProps) {
  const { t } = useTranslation()
  const { problems, take, form } = useChecked(checkCafe(draft))
  const problemOf = useProblemText(problems)
  return (
    <StepForm step="cafe" form={form} onBack={onBack} onSubmit={() => take() && onNext()}>
      <TextField
        label={t('cafe.name')}
        value={draft.cafeName}
        problem={problemOf('cafeName')}
        onChange={(event) => onChange({ cafeName: event.target.value })}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <CurrencyField
          value={draft.currency}
          problem={problemOf('currency')}
          onChange={(currency) => onChange({ currency })}
        />
        <TimeZoneField
          value={draft.timeZone}
          problem={problemOf('timeZone')}
          onChange={(timeZone) => onChange({ timeZone })}
        />
      </div>
    </StepForm>
  )
}
