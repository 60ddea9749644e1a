/** A new password, typed twice. */
import { useTranslation } from 'react-i18next'
import { PasswordField } from './password-field.tsx'

/** What stands in the two fields. */
export interface TypedTwice {
  readonly next: string
  readonly again: string
}

interface NewPasswordFieldsProps {
  readonly typed: TypedTwice
  readonly onChange: (change: Partial<TypedTwice>) => void
  /** Sentences, not codes. */
  readonly problem: string | undefined
  readonly differs: boolean
  /** What the first field asks for, when it is not just "New password". */
  readonly label?: string
  readonly labelAgain?: string
}

export function NewPasswordFields({ typed, onChange, problem, differs, label, labelAgain }: NewPasswordFieldsProps) {
  const { t } = useTranslation()
  return (
    <>
      <PasswordField
        label={label ?? t('secret.next')}
        hint={t('secret.nextHint')}
        autoComplete="new-password"
        value={typed.next}
        problem={problem}
        onChange={(event) => onChange({ next: event.target.value })}
      />
      <PasswordField
        label={labelAgain ?? t('secret.again')}
        autoComplete="new-password"
        value={typed.again}
        problem={differs ? t('secret.differ') : undefined}
        onChange={(event) => onChange({ again: event.target.value })}
      />
    </>
  )
}
