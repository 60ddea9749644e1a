/** An amount and its unit, side by side. */
import { useTranslation } from 'react-i18next'
import { CONTROL, Field } from '../components/field.tsx'
import type { DataUnit, TimeUnit } from './extend-draft.ts'

interface AmountFieldProps<U extends TimeUnit | DataUnit> {
  readonly label: string
  readonly units: readonly U[]
  /** As it was typed. */
  readonly amount: string
  readonly unit: U
  readonly problem: string | undefined
  readonly onChange: (amount: string, unit: U) => void
}

export function AmountField<U extends TimeUnit | DataUnit>(props: AmountFieldProps<U>) {
  const { label, units, amount, unit, problem, onChange } = props
  const { t } = useTranslation()
  const named = (each: TimeUnit | DataUnit) => t(`extending.units.${each}`)
  return (
    <Field label={label} problem={problem}>
      {(ids) => (
        <div className="flex gap-2">
          <input
            {...ids}
            inputMode="numeric"
            autoComplete="off"
            value={amount}
            onChange={(event) => onChange(event.target.value, unit)}
            className={`${CONTROL} money`}
          />
          <select
            aria-label={`${label}: ${t('extending.unit')}`}
            value={unit}
            onChange={(event) => onChange(amount, units.find((each) => each === event.target.value) ?? unit)}
            className={CONTROL}
          >
            {units.map((each) => (
              <option key={each} value={each}>
                {named(each)}
              </option>
            ))}
          </select>
        </div>
      )}
    </Field>
  )
}
