/** The fields of a location's money and clock, each with the list it is chosen from. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { isCurrency } from '../../core/money.ts'
import { TextField } from '../components/field.tsx'

const currencyNames = new Intl.DisplayNames('en', { type: 'currency' })
const CURRENCIES = Intl.supportedValuesOf('currency').map((code) => ({ code, name: currencyNames.of(code) ?? code }))
const TIME_ZONES = Intl.supportedValuesOf('timeZone')

interface PlaceFieldProps {
  /** As it was typed. */
  readonly value: string
  readonly problem: string | undefined
  readonly onChange: (value: string) => void
}

/** A currency as its code is written, however it was typed. */
export const currencyCode = (typed: string): string => typed.trim().toUpperCase()

export function CurrencyField({ value, problem, onChange }: PlaceFieldProps) {
  const { t } = useTranslation()
  const list = useId()
  const code = currencyCode(value)
  return (
    <div>
      <TextField
        label={t('cafe.currency')}
        hint={isCurrency(code) ? currencyNames.of(code) : t('cafe.currencyHint')}
        list={list}
        value={value}
        problem={problem}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {CURRENCIES.map((currency) => (
          <option key={currency.code} value={currency.code}>
            {currency.name}
          </option>
        ))}
      </datalist>
    </div>
  )
}

export function TimeZoneField({ value, problem, onChange }: PlaceFieldProps) {
  const { t } = useTranslation()
  const list = useId()
  return (
    <div>
      <TextField
        label={t('cafe.timeZone')}
        hint={t('cafe.timeZoneHint')}
        list={list}
        value={value}
        problem={problem}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={list}>
        {TIME_ZONES.map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </div>
  )
}
