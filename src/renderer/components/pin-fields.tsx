/** A new PIN, typed twice. */
import { useTranslation } from 'react-i18next'
import { TextField } from './field.tsx'

interface TypedPin {
  readonly pin: string
  readonly pinAgain: string
}

interface PinFieldsProps {
  readonly label: string
  readonly labelAgain: string
  readonly typed: TypedPin
  readonly onChange: (change: Partial<TypedPin>) => void
  /** A sentence, not a code. */
  readonly problem: string | undefined
  readonly differs: boolean
}

const PIN = { type: 'password', inputMode: 'numeric', autoComplete: 'off', maxLength: 8 } as const

export function PinFields({ label, labelAgain, typed, onChange, problem, differs }: PinFieldsProps) {
  const { t } = useTranslation()
  return (
    <div className="grid grid-cols-2 items-start gap-4">
      <TextField
        {...PIN}
        label={label}
        hint={t('secret.pinHint')}
        value={typed.pin}
        problem={problem}
        onChange={(event) => onChange({ pin: event.target.value })}
      />
      <TextField
        {...PIN}
        label={labelAgain}
        value={typed.pinAgain}
        problem={differs ? t('secret.pinsDiffer') : undefined}
        onChange={(event) => onChange({ pinAgain: event.target.value })}
      />
    </div>
  )
}
