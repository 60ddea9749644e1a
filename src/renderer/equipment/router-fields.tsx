/** The fields of a router, for the first run and for Settings. */
import { useTranslation } from 'react-i18next'
import { CheckField, TextField } from '../components/field.tsx'
import type { Problems } from '../forms/check.ts'
import { useProblemText } from '../forms/use-problem-text.ts'
import { type RouterDraft, withTls } from './router-draft.ts'

interface RouterFieldsProps {
  readonly draft: RouterDraft
  readonly problems: Problems
  readonly onChange: (draft: RouterDraft) => void
  /** Is there a stored password, which an empty field keeps? */
  readonly keepsPassword: boolean
}

type TextName = Exclude<keyof RouterDraft, 'tls'>

export function RouterFields({ draft, problems, onChange, keepsPassword }: RouterFieldsProps) {
  const { t } = useTranslation()
  const problemOf = useProblemText(problems)
  const text = (name: TextName) => ({
    value: draft[name],
    problem: problemOf(name),
    onChange: (event: { target: { value: string } }) => onChange({ ...draft, [name]: event.target.value }),
  })
  return (
    <div className="grid grid-cols-2 items-start gap-x-4 gap-y-4">
      <TextField label={t('router.name')} hint={t('router.nameHint')} {...text('name')} />
      <div className="pt-6">
        <CheckField
          label={t('router.tls')}
          checked={draft.tls}
          onChange={(event) => onChange(withTls(draft, event.target.checked))}
        />
      </div>
      <TextField label={t('router.host')} hint={t('router.hostHint')} inputMode="url" {...text('host')} />
      <TextField label={t('router.port')} hint={t('router.portHint')} inputMode="numeric" {...text('port')} />
      {draft.tls && (
        <div className="col-span-2">
          <TextField
            label={t('router.fingerprint')}
            hint={t('router.fingerprintHint')}
            className="code"
            {...text('fingerprint')}
          />
        </div>
      )}
      <TextField label={t('router.username')} {...text('username')} />
      <TextField
        label={t('router.password')}
        hint={keepsPassword ? t('router.passwordKept') : undefined}
        type="password"
        autoComplete="new-password"
        {...text('password')}
      />
      <div className="col-span-2">
        <TextField
          label={t('router.loginHost')}
          hint={t('router.loginHostHint')}
          inputMode="url"
          {...text('loginHost')}
        />
      </div>
    </div>
  )
}
