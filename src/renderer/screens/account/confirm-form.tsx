/** Asks for one's password before something that has no other field. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '../../components/password-field.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useRefusedField } from '../../forms/use-refused-field.ts'
import { checkConfirmed } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'

interface ConfirmFormProps {
  /** What is going to happen, as a sentence. */
  readonly text: string
  readonly action: string
  readonly sending: { readonly isPending: boolean; readonly error: unknown }
  readonly onConfirm: (password: string) => void
  readonly onCancel: () => void
}

export function ConfirmForm({ text, action, sending, onConfirm, onCancel }: ConfirmFormProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const { problems, take, form } = useChecked(checkConfirmed(password))
  const problemOf = useProblemText(problems)
  const refused = useRefusedField(sending.error)
  return (
    <AccountForm
      form={form}
      sending={sending}
      save={action}
      onCancel={onCancel}
      onSend={() => {
        const checked = take()
        if (checked) onConfirm(checked.password)
      }}
    >
      <p>{text}</p>
      <PasswordField
        label={t('secret.current')}
        autoComplete="current-password"
        value={password}
        problem={problemOf('password') ?? refused}
        onChange={(event) => setPassword(event.target.value)}
      />
    </AccountForm>
  )
}
