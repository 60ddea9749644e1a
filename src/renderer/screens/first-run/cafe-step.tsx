/** The café: its name, its money, its clock. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isCurrency } from '../../../core/money.ts'
import { TextField } from '../../components/field.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { checkCafe, currencyOf } from './setup-draft.ts'
import { StepForm } from './step-form.tsx'
import type { StepProps } from './wizard.tsx'

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })
const CURRENCIES = Intl.supportedValuesOf('currency').map((code) => ({ code, name: currencyNames.of(code) ?? code }))
const TIME_ZONES = Intl.supportedValuesOf('timeZone')

export function CafeStep({ draft, onChange, onBack, onNext }: StepProps) {
  const { t } = useTranslation()
  const { problems, take, form } = useChecked(checkCafe(draft))
  const problemOf = useProblemText(problems)
  const [currencies, zones] = [useId(), useId()]
  const currency = currencyOf(draft)
  return (
    <StepForm step="cafe" form={form} onBack={onBack} onSubmit={() => take() && onNext()}>
      <TextField
        label={t('cafe.name')}
        value={draft.cafeName}
        problem={problemOf('cafeName')}
        onChange={(event) => onChange({ cafeName: event.target.value })}
      />
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={t('cafe.currency')}
          hint={isCurrency(currency) ? currencyNames.of(currency) : t('cafe.currencyHint')}
          list={currencies}
          value={draft.currency}
          problem={problemOf('currency')}
          onChange={(event) => onChange({ currency: event.target.value })}
        />
        <TextField
          label={t('cafe.timeZone')}
          hint={t('cafe.timeZoneHint')}
          list={zones}
          value={draft.timeZone}
          problem={problemOf('timeZone')}
          onChange={(event) => onChange({ timeZone: event.target.value })}
        />
      </div>
      <datalist id={currencies}>
        {CURRENCIES.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <datalist id={zones}>
        {TIME_ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </StepForm>
  )
}
