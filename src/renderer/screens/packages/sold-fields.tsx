/** On which router a package is sold, with which tax, and at which hours. */
import { useTranslation } from 'react-i18next'
import type { PlanPlaces } from '../../../contract/plan.ts'
import { SelectField } from '../../components/select-field.tsx'
import { FieldGroup } from './field-group.tsx'
import { HoursFields } from './hours-fields.tsx'
import type { PackageFieldsProps } from './package-editor.tsx'

export function SoldFields({ draft, problemOf, onChange, places }: PackageFieldsProps & { places: PlanPlaces }) {
  const { t } = useTranslation()
  const { routers, taxRates } = places
  const taxes = taxRates.map(({ id, name, basisPoints }) => ({
    value: id,
    label: t('packageForm.taxRate', { name, percent: basisPoints / 100 }),
  }))
  return (
    <FieldGroup title={t('packageForm.sold')}>
      <div className="grid grid-cols-2 items-start gap-3">
        <SelectField
          label={t('packageForm.router')}
          options={[
            { value: '', label: t('packageForm.allRouters') },
            ...routers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          chosen={draft.routerId ?? ''}
          problem={problemOf('routerId')}
          onChoose={(id) => onChange({ routerId: id === '' ? null : id })}
        />
        <SelectField
          label={t('packageForm.tax')}
          options={[{ value: '', label: t('packageForm.noTax') }, ...taxes]}
          chosen={draft.taxRateId ?? ''}
          problem={problemOf('taxRateId')}
          onChoose={(id) => onChange({ taxRateId: id === '' ? null : id })}
        />
      </div>
      <HoursFields draft={draft} problemOf={problemOf} onChange={onChange} />
    </FieldGroup>
  )
}
