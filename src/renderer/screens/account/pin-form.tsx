/** Sets or changes one's PIN of this counter; the password says that it is really them. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTeller } from '../../bridge/teller.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { PinFields } from '../../components/pin-fields.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useRefusedField } from '../../forms/use-refused-field.ts'
import { checkPinChange, NO_PIN, type PinChange } from './account-draft.ts'
import { AccountForm } from './account-form.tsx'
import { useAccountChange } from './use-account.ts'

export function PinForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const [draft, setDraft] = useState(NO_PIN)
  const edit = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  const { problems, take, form } = useChecked(checkPinChange(draft))
  const problemOf = useProblemText(problems)
  const change = useAccountChange({
    send: (checked: PinChange) => teller.account.setPin(checked),
    told: t('account.pinSet'),
    onDone: onClose,
  })
  const refused = useRefusedField(change.error)
  return (
    <AccountForm
      form={form}
      sending={change}
      onCancel={onClose}
      onSend={() => {
        const checked = take()
        if (checked) change.mutate(checked)
      }}
    >
      <PasswordField
        label={t('secret.current')}
        autoComplete="current-password"
        value={draft.password}
        problem={problemOf('password') ?? refused}
        onChange={(event) => edit({ password: event.target.value })}
      />
      <PinFields
        label={t('account.newPin')}
        labelAgain={t('account.newPinAgain')}
        typed={draft}
        onChange={edit}
        problem={problemOf('pin')}
        differs={problems.pinAgain !== undefined}
      />
    </AccountForm>
  )
}
