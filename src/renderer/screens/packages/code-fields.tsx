/** How many devices a code is for, and how long it is. */
import { useTranslation } from 'react-i18next'
import { CheckField, TextField } from '../../components/field.tsx'
import { FieldGroup } from './field-group.tsx'
import type { PackageFieldsProps } from './package-editor.tsx'

export function CodeFields({ draft, problemOf, onChange }: PackageFieldsProps) {
  const { t } = useTranslation()
  return (
    <FieldGroup title={t('packageForm.codes')}>
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={t('packageForm.devices')}
          inputMode="numeric"
          className="money"
          value={draft.devices}
          problem={problemOf('devices')}
          onChange={(event) => onChange({ devices: event.target.value })}
        />
        <TextField
          label={t('packageForm.codeLength')}
          hint={t('packageForm.codeLengthHint')}
          inputMode="numeric"
          className="money"
          value={draft.codeLength}
          problem={problemOf('codeLength')}
          onChange={(event) => onChange({ codeLength: event.target.value })}
        />
      </div>
      <CheckField
        label={t('packageForm.lockDevice')}
        checked={draft.lockDevice}
        onChange={(event) => onChange({ lockDevice: event.target.checked })}
      />
    </FieldGroup>
  )
}
