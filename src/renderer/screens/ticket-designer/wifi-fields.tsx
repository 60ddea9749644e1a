/** The Wi-Fi that customers join, for its line and its QR code. */
import { useTranslation } from 'react-i18next'
import type { WifiNetwork } from '../../../core/ticket/design.ts'
import { CheckField, TextField } from '../../components/field.tsx'

interface WifiFieldsProps {
  readonly wifi: WifiNetwork
  readonly problemOf: (path: string) => string | undefined
  readonly onChange: (wifi: WifiNetwork, field: string) => void
}

/** What is wrong is said at once: the preview keeps showing the last design that was right. */
export function WifiFields({ wifi, problemOf, onChange }: WifiFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={t('designer.wifiName')}
          hint={t('designer.wifiNameHint')}
          value={wifi.name}
          problem={problemOf('wifi.name')}
          onChange={(event) => onChange({ ...wifi, name: event.target.value }, 'wifi.name')}
        />
        <TextField
          label={t('designer.wifiPassword')}
          hint={t('designer.wifiPasswordHint')}
          value={wifi.password}
          problem={problemOf('wifi.password') && t('designer.wifiPasswordShort')}
          onChange={(event) => onChange({ ...wifi, password: event.target.value }, 'wifi.password')}
        />
      </div>
      <CheckField
        label={t('designer.wifiHidden')}
        checked={wifi.isHidden}
        onChange={() => onChange({ ...wifi, isHidden: !wifi.isHidden }, 'wifi.hidden')}
      />
    </>
  )
}
