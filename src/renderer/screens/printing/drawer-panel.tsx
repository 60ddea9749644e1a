/** The cash drawer, opened without a sale: why, and how often that was done today. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Banknote } from 'lucide-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TellerClient } from '../../../contract/index.ts'
import { drawer as drawerCalls } from '../../../contract/printing.ts'
import { printingKeys, useDrawer } from '../../bridge/printing-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem, Notice } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { useSay } from '../../text/say.ts'

const USUAL = ['giveChange', 'countCash', 'putCash'] as const

/** Nothing where no drawer is set up. */
export function DrawerPanel() {
  const { t } = useTranslation()
  const { data } = useDrawer()
  const [isAsking, setAsking] = useState(false)
  if (!data || data.openings === null) return null
  return (
    <section aria-label={t('drawer.title')} className="flex w-96 flex-col items-end gap-2">
      {isAsking ? (
        <DrawerForm onClose={() => setAsking(false)} />
      ) : (
        <Button icon={<Banknote size={18} aria-hidden="true" />} onClick={() => setAsking(true)}>
          {t('drawer.open')}
        </Button>
      )}
      <p className="text-sm text-muted">{t('drawer.openings', { count: data.openings })}</p>
    </section>
  )
}

function DrawerForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const open = useOpenDrawer(onClose)
  const { form, problems, take } = useChecked(check(drawerCalls.open.input, { reason }))
  const problemOf = useProblemText(problems)
  useEffect(() => field.current?.focus(), [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const ready = take()
    if (ready && !open.isPending) open.mutate(ready)
  }
  return (
    <form
      ref={form}
      noValidate
      onSubmit={submit}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex w-full flex-col gap-3 rounded-card border border-line bg-surface p-4"
    >
      <TextField
        ref={field}
        label={t('drawer.reason')}
        hint={t('drawer.reasonHint')}
        problem={problemOf('reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <fieldset aria-label={t('drawer.reasons')} className="flex min-w-0 flex-wrap gap-2">
        {USUAL.map((name) => (
          <Button
            key={name}
            aria-pressed={reason === t(`drawer.${name}`)}
            className="rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft"
            onClick={() => setReason(t(`drawer.${name}`))}
          >
            {t(`drawer.${name}`)}
          </Button>
        ))}
      </fieldset>
      <CallProblem error={open.error} />
      {open.data?.problem != null && <DrawerFailure outcome={open.data.outcome} problem={open.data.problem} />}
      <div className="flex gap-2">
        <Button weight="primary" type="submit" aria-busy={open.isPending} className="flex-1">
          {t(open.isPending ? 'drawer.opening' : 'drawer.open')}
        </Button>
        <Button onClick={onClose}>{t('drawer.cancel')}</Button>
      </div>
    </form>
  )
}

type Opened = Awaited<ReturnType<TellerClient['drawer']['open']>>

function DrawerFailure({ outcome, problem }: Pick<Opened, 'outcome'> & { readonly problem: string }) {
  const { t } = useTranslation()
  const say = useSay()
  return <Notice title={t(`drawerOutcome.${outcome}`)}>{say.ticketProblem(problem)}</Notice>
}

/** A drawer that opened closes the form; what went wrong stays on it. */
function useOpenDrawer(onClose: () => void) {
  const { t } = useTranslation()
  const { drawer } = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (input: { reason: string }) => drawer.open(input),
    onSuccess: ({ outcome, problem, openings }) => {
      queries.setQueryData(printingKeys.drawer, { openings })
      if (problem !== null) return
      toast(t(`drawerOutcome.${outcome}`))
      onClose()
    },
  })
}
