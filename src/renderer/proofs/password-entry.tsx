/** The password of one person, for those without a PIN and for when the PIN is not enough. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../components/button.tsx'
import { PasswordField } from '../components/password-field.tsx'
import type { ProofAttempt } from './proof-attempt.ts'
import { ProofMessage } from './proof-message.tsx'

interface PasswordEntryProps {
  readonly attempt: ProofAttempt
  /** What the button says that sends the password. */
  readonly enter: string
}

export function PasswordEntry({ attempt, enter }: PasswordEntryProps) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const mayTry = password !== '' && !attempt.isChecking && attempt.secondsLeft === 0
  const send = () => {
    attempt.show({ kind: 'password', password })
    setPassword('')
  }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (mayTry) send()
      }}
    >
      <PasswordField
        label={t('signIn.password')}
        autoComplete="current-password"
        maxLength={200}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button weight="primary" type="submit" disabled={!mayTry} className="min-h-14 text-lg">
        {enter}
      </Button>
      <ProofMessage attempt={attempt} />
    </form>
  )
}
