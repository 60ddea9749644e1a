/** How fast a package is, and how much faster for the first seconds. */
import { useTranslation } from 'react-i18next'
import { TextField } from '../../components/field.tsx'
import { FieldGroup } from './field-group.tsx'
import type { PackageDraft } from './package-draft.ts'
import type { PackageFieldsProps } from './package-editor.tsx'

type Speed = 'download' | 'upload' | 'burstDownload' | 'burstUpload' | 'burstSeconds'

const FIELDS: Readonly<Record<Speed, string>> = {
  download: 'downloadKbps',
  upload: 'uploadKbps',
  burstDownload: 'burstDownloadKbps',
  burstUpload: 'burstUploadKbps',
  burstSeconds: 'burstSeconds',
}

export function SpeedFields({ draft, problemOf, onChange }: PackageFieldsProps) {
  const { t } = useTranslation()
  const amount = (name: Speed) => (
    <TextField
      label={t(`packageForm.${name}`)}
      inputMode="decimal"
      className="money"
      value={draft[name]}
      problem={problemOf(FIELDS[name])}
      onChange={(event) => onChange({ [name]: event.target.value } as Pick<PackageDraft, Speed>)}
    />
  )
  return (
    <FieldGroup title={t('packageForm.speed')}>
      <div className="grid grid-cols-3 items-start gap-3">
        {amount('download')}
        {amount('upload')}
      </div>
      <p className="text-sm text-muted">{t('packageForm.burst')}</p>
      <div className="grid grid-cols-3 items-start gap-3">
        {amount('burstDownload')}
        {amount('burstUpload')}
        {amount('burstSeconds')}
      </div>
    </FieldGroup>
  )
}
