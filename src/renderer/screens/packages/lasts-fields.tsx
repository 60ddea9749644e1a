/** What ends a package: time online, time by the clock, data. */
import { useTranslation } from 'react-i18next'
import { Choice } from '../../components/choice.tsx'
import { AmountField } from '../../tokens/amount-field.tsx'
import { DATA_UNITS, TIME_UNITS } from '../../tokens/extend-draft.ts'
import { FieldGroup } from './field-group.tsx'
import type { PackageFieldsProps } from './package-editor.tsx'

export function LastsFields({ draft, problemOf, onChange }: PackageFieldsProps) {
  const { t } = useTranslation()
  return (
    <FieldGroup title={t('packageForm.lasts')} hint={t('packageForm.lastsHint')}>
      <div className="grid grid-cols-2 items-start gap-3">
        <AmountField
          label={t('packageForm.time')}
          units={TIME_UNITS}
          amount={draft.time}
          unit={draft.timeUnit}
          problem={problemOf('timeLimitSeconds')}
          onChange={(time, timeUnit) => onChange({ time, timeUnit })}
        />
        <AmountField
          label={t('packageForm.data')}
          units={DATA_UNITS}
          amount={draft.data}
          unit={draft.dataUnit}
          problem={problemOf('dataLimitBytes')}
          onChange={(data, dataUnit) => onChange({ data, dataUnit })}
        />
        <AmountField
          label={t('packageForm.validity')}
          units={TIME_UNITS}
          amount={draft.validity}
          unit={draft.validityUnit}
          problem={problemOf('validitySeconds')}
          onChange={(validity, validityUnit) => onChange({ validity, validityUnit })}
        />
        {draft.validity.trim() !== '' && (
          <Choice
            label={t('packageForm.counts')}
            options={(['first_login', 'sale'] as const).map((value) => ({
              value,
              label: t(`packageForm.from.${value}`),
            }))}
            chosen={draft.validityFrom}
            onChoose={(validityFrom) => onChange({ validityFrom })}
          />
        )}
      </div>
    </FieldGroup>
  )
}
