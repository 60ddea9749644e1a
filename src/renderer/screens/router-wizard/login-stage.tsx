/** The admin's login, once: what happens with it stands beside it. */
import { useMutation } from '@tanstack/react-query'
import { ShieldCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Look, Looked } from '../../../contract/onboarding.ts'
import { useAppInfo } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { PasswordField } from '../../components/password-field.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { checkLogin, type LoginDraft, type Target } from './wizard-draft.ts'
import { WizardPage } from './wizard-page.tsx'

interface LoginStageProps {
  readonly target: Target
  readonly draft: LoginDraft
  readonly onChange: (draft: LoginDraft) => void
  readonly onLooked: (looked: Looked) => void
  readonly onBack: () => void
  readonly onCancel: () => void
}

export function LoginStage({ target, draft, onChange, onLooked, onBack, onCancel }: LoginStageProps) {
  const { t } = useTranslation()
  const look = useLook(target, onLooked)
  const { problems, take, form } = useChecked(checkLogin(draft))
  const problemOf = useProblemText(problems)
  const submit = () => {
    const login = take()
    if (login && !look.isPending) look.mutate(login)
  }
  return (
    <WizardPage
      stage="login"
      title={t('wizardLogin.title')}
      lead={t('wizardLogin.lead', { host: target.host })}
      form={form}
      onSubmit={submit}
      actions={
        <>
          <Button weight="primary" type="submit" aria-busy={look.isPending} className="min-w-40">
            {t(look.isPending ? 'wizardLogin.submitting' : 'wizardLogin.submit')}
          </Button>
          <Button onClick={onBack}>{t('wizard.back')}</Button>
          <Button weight="quiet" className="ms-auto" onClick={onCancel}>
            {t('wizard.cancel')}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField
          label={t('wizardLogin.username')}
          value={draft.username}
          problem={problemOf('username')}
          onChange={(event) => onChange({ ...draft, username: event.target.value })}
        />
        <PasswordField
          label={t('wizardLogin.password')}
          // A browser that keeps it would keep what Teller promises to forget.
          autoComplete="new-password"
          data-first
          value={draft.password}
          problem={problemOf('password')}
          onChange={(event) => onChange({ ...draft, password: event.target.value })}
        />
      </div>
      <div aria-live="polite" className="flex flex-col gap-3 empty:hidden">
        <CallProblem error={look.error} />
        <LookProblem look={look.data} />
      </div>
      <WhatHappens />
    </WizardPage>
  )
}

function useLook(target: Target, onLooked: (looked: Looked) => void) {
  const teller = useTeller()
  return useMutation({
    mutationFn: (login: LoginDraft) => teller.onboarding.look({ ...target, ...login }),
    // The answer is handed on; the login that was asked with is not remembered.
    gcTime: 0,
    onSuccess: ({ looked }) => looked && onLooked(looked),
  })
}

function LookProblem({ look }: { look: Look | undefined }) {
  const { t } = useTranslation()
  if (!look?.problem) return null
  return (
    <Notice title={t('wizardLogin.fails')}>
      {look.problem === 'permission' ? t('wizardLogin.permission') : t(`routerProblem.${look.problem}`)}
    </Notice>
  )
}

function WhatHappens() {
  const { t } = useTranslation()
  const isPractice = useAppInfo().data?.practice === true
  return (
    <section className="flex gap-4 rounded-card border border-line bg-surface p-5 shadow-card">
      <ShieldCheck size={26} strokeWidth={1.5} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
      <div className="flex flex-col gap-2">
        <h2 className="font-semibold">{t('wizardLogin.what')}</h2>
        <ul className="flex list-disc flex-col gap-1 ps-5 text-muted marker:text-edge">
          {(['used', 'forgotten', 'less', 'inClear'] as const).map((promise) => (
            <li key={promise}>{t(`wizardLogin.${promise}`)}</li>
          ))}
        </ul>
        {isPractice && <p className="font-medium">{t('wizardLogin.practice')}</p>}
      </div>
    </section>
  )
}
