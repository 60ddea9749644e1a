/** The way back for an owner who forgot the password: the recovery code, and a new password typed twice. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTile } from '../../../contract/session.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { NewPasswordFields } from '../../components/new-password-fields.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { isAboutField, useRefusedField } from '../../forms/use-refused-field.ts'
import { useShowRecoveryCode } from './recovery-code-keeper.tsx'
import { checkRecovery, NO_RECOVERY, type Recovery } from './recovery-draft.ts'

export function RecoverForm({ person, onBack }: { person: PersonTile; onBack: () => void }) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(NO_RECOVERY)
  const { problems, take, form } = useChecked(checkRecovery(draft))
  const problemOf = useProblemText(problems)
  const { recover, isSending, error } = useRecover(person.id)
  const refused = useRefusedField(error)
  const edit = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change })
  useEffect(() => form.current?.querySelector('input')?.focus(), [form])
  useEffect(() => {
    if (refused !== undefined) form.current?.querySelector('input')?.focus()
  }, [form, refused])
  return (
    <form
      ref={form}
      noValidate
      aria-labelledby="recover"
      className="my-auto flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        const recovery = take()
        if (recovery && !isSending) recover(recovery)
      }}
    >
      <header className="flex flex-col gap-1">
        <h2 id="recover" className="text-xl font-semibold">
          {t('recovery.title', { name: person.name })}
        </h2>
        <p className="text-muted">{t('recovery.lead')}</p>
      </header>
      <TextField
        label={t('recovery.code')}
        hint={t('recovery.codeHint')}
        className="code"
        autoCapitalize="none"
        value={draft.code}
        problem={problemOf('code') ?? refused}
        onChange={(event) => edit({ code: event.target.value })}
      />
      <NewPasswordFields
        typed={draft}
        onChange={edit}
        problem={problemOf('password')}
        differs={problems.again !== undefined}
      />
      {!isAboutField(error) && <CallProblem error={error} />}
      <div className="flex gap-3">
        <Button weight="primary" type="submit" aria-busy={isSending}>
          {t(isSending ? 'recovery.sending' : 'recovery.send')}
        </Button>
        <Button weight="quiet" onClick={onBack}>
          {t('recovery.back')}
        </Button>
      </div>
    </form>
  )
}

/** Signs the owner in with a new password, and shows the new code before anything else. */
function useRecover(personId: string) {
  const teller = useTeller()
  const queries = useQueryClient()
  const showCode = useShowRecoveryCode()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (recovery: Recovery) => teller.session.recover({ personId, ...recovery }),
    gcTime: 0,
    onSuccess: ({ me, recoveryCode }) => {
      showCode(recoveryCode)
      queries.setQueryData(keys.me, me)
    },
  })
  return { recover: (recovery: Recovery) => mutate(recovery), isSending: isPending, error }
}
