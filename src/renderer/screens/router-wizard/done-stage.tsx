/** The router is ready: it gets a name, joins the counter, and shows by what it is known from now on. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Fingerprint, Stethoscope, Ticket } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { LoginHost, Name } from '../../../contract/fields.ts'
import type { Looked } from '../../../contract/onboarding.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { WizardPage } from './wizard-page.tsx'

interface DoneStageProps {
  readonly looked: Looked
  readonly loginHost: string
  /** Empty without encryption. */
  readonly fingerprint: string
  readonly onSaved: (saved: SavedRouter) => void
  /** Takes everything back that was done. */
  readonly onUndo: () => void
  readonly onCancel: () => void
}

export interface SavedRouter {
  readonly id: string
  readonly name: string
}

const Named = z.object({ name: Name, loginHost: LoginHost })
type Named = z.output<typeof Named>

export function DoneStage({ looked, loginHost, fingerprint, onSaved, onUndo, onCancel }: DoneStageProps) {
  const { t } = useTranslation()
  const { known, router } = looked
  const [draft, setDraft] = useState({ name: known?.name ?? router.identity, loginHost })
  const save = useSave(looked.id, onSaved)
  const { problems, take, form } = useChecked(check(Named, draft))
  const problemOf = useProblemText(problems)
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    problem: problemOf(name),
    onChange: (event: { target: { value: string } }) => setDraft({ ...draft, [name]: event.target.value }),
  })
  return (
    <WizardPage
      stage="done"
      title={t('wizardDone.title')}
      lead={t('wizardDone.lead')}
      form={form}
      onSubmit={() => {
        const named = take()
        if (named && !save.isPending) save.mutate(named)
      }}
      actions={
        <>
          <Button weight="primary" type="submit" aria-busy={save.isPending} className="min-w-40">
            {t(save.isPending ? 'wizardDone.saving' : 'wizardDone.save')}
          </Button>
          <Button onClick={onUndo}>{t('wizardDone.undo')}</Button>
          <Button weight="quiet" className="ms-auto" onClick={onCancel}>
            {t('wizardDone.leave')}
          </Button>
        </>
      }
    >
      <div className="grid grid-cols-2 items-start gap-4">
        <TextField data-first label={t('wizardDone.name')} hint={t('wizardDone.nameHint')} {...field('name')} />
        <TextField
          label={t('wizardDone.loginHost')}
          hint={t('wizardDone.loginHostHint')}
          inputMode="url"
          {...field('loginHost')}
        />
      </div>
      <CallProblem error={save.error} />
      <FingerprintCard fingerprint={fingerprint} />
    </WizardPage>
  )
}

function useSave(lookId: string, onSaved: (saved: SavedRouter) => void) {
  const teller = useTeller()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (named: Named) => teller.onboarding.save({ lookId, ...named }),
    onSuccess: ({ id }, { name }) => {
      void queries.invalidateQueries({ queryKey: keys.routers })
      void queries.invalidateQueries({ queryKey: keys.preview })
      onSaved({ id, name })
    },
  })
}

/** Sixteen groups of two bytes, as people compare them. */
function FingerprintCard({ fingerprint }: { fingerprint: string }) {
  const { t } = useTranslation()
  const groups = fingerprint.replaceAll(':', '').match(/.{4}/g) ?? []
  return (
    <section className="flex gap-4 rounded-card border border-line bg-surface p-5 shadow-card">
      <Fingerprint size={26} strokeWidth={1.5} aria-hidden="true" className="mt-0.5 shrink-0 text-accent" />
      <div className="flex min-w-0 flex-col gap-2">
        <h2 className="font-semibold">{t('wizardDone.fingerprint')}</h2>
        {groups.length > 0 && (
          <p className="code grid grid-cols-[repeat(8,max-content)] gap-x-3 font-mono text-sm">
            {groups.map((group, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same bytes may come twice, in their places
              <span key={place}>{group}</span>
            ))}
          </p>
        )}
        <p className="text-muted">{t(groups.length > 0 ? 'wizardDone.fingerprintText' : 'wizardDone.unencrypted')}</p>
      </div>
    </section>
  )
}

const NEXT = [
  { icon: Stethoscope, words: 'nextDoctor' },
  { icon: Ticket, words: 'nextSell' },
] as const

export function SavedStage({ name, onFinish }: { name: string; onFinish: () => void }) {
  const { t } = useTranslation()
  return (
    <WizardPage
      stage="done"
      title={t('wizardDone.savedTitle', { name })}
      lead={t('wizardDone.saved')}
      onSubmit={onFinish}
      actions={
        <Button weight="primary" type="submit" data-first className="min-w-40">
          {t('wizardDone.finish')}
        </Button>
      }
    >
      <section className="flex flex-col gap-3">
        <h2 className="font-semibold">{t('wizardDone.next')}</h2>
        <ul className="flex flex-col gap-3">
          {NEXT.map(({ icon: Icon, words }) => (
            <li key={words} className="flex gap-3 rounded-card border border-line bg-surface p-4 shadow-card">
              <Icon size={22} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-accent" />
              {t(`wizardDone.${words}`)}
            </li>
          ))}
        </ul>
      </section>
    </WizardPage>
  )
}
