/** Changes one's own password: the present one, and a new one typed twice. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTeller } from '../../bridge/teller.tsx'
import { NewPasswordFields } from '../../components/new-password-fields.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useRefusedField } from '../../forms/use-refused-field.ts'
import { checkPasswordChange, NO_PASSWORD, type PasswordChange } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'
import { useAccountChange } from './use-account.ts'

interface PasswordFormProps {
  readonly onClose?: () => void
  /** What the button says, when it is not just "Save". */
  readonly save?: string
}

export function PasswordForm({ onClose, save }: PasswordFormProps) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [draft, setDraft] = useState(NO_PASSWORD)
  const edit = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const { problems, take, form } = useChecked(checkPasswordChange(draft))
  const problemOf = useProblemText(problems)
  const change = useAccountChange({
    send: (checked: PasswordChange) => teller.account.changePassword(checked),
    told: t('account.passwordChanged'),
    onDone: onClose,
  })
  const refused = useRefusedField(change.error)
  return (
    <AccountForm
      form={form}
      sending={change}
      save={save}
      onCancel={onClose}
      onSend={() => {
        const checked = take()
        if (checked) change.mutate(checked)
      }}
    >
      <PasswordField
        label={t('secret.current')}
        autoComplete="current-password"
        value={draft.current}
        problem={problemOf('current') ?? refused}
        onChange={(event) => edit({ current: event.target.value })}
      />
      <NewPasswordFields
        typed={draft}
        onChange={edit}
        problem={problemOf('next')}
        differs={problems.again !== undefined}
      />
    </AccountForm>
  )
}
