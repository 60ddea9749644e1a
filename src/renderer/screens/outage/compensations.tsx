/** What was given after outages, newest first; each can be taken back, as far as it was not used. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Compensation } from '../../../contract/outage.ts'
import { useCompensations } from '../../bridge/plan-queries.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'
import { useMoment } from '../../frame/use-moment.ts'

export function Compensations() {
  const { t } = useTranslation()
  const { data, error, refetch } = useCompensations()
  return (
    <section aria-label={t('outage.done')} className="flex flex-col gap-2 border-t border-line pt-4">
      <h2 className="text-sm font-semibold text-muted">{t('outage.done')}</h2>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {data?.length === 0 && <p className="text-muted">{t('outage.noneYet')}</p>}
      <ul className="flex flex-col gap-3">
        {data?.map((each) => (
          <OneCompensation key={each.id} given={each} />
        ))}
      </ul>
    </section>
  )
}

function OneCompensation({ given }: { given: Compensation }) {
  const { t } = useTranslation()
  const moment = useMoment()
  const [isAsked, setAsked] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const undo = useUndo(given.id)
  const { minutes, count, from, until, router, reason, byName, at, undone } = given
  return (
    <li className="flex flex-col gap-1 rounded-card border border-line bg-surface p-3">
      <div className="flex items-start justify-between gap-3">
        <div className="flex min-w-0 flex-col">
          <span className="font-medium break-words">{reason}</span>
          <span className="money">{t('outage.line', { minutes, count })}</span>
          <span className="money text-sm text-muted">
            {t('outage.of', { from: moment(from), until: moment(until), router: router ?? t('outage.allRouters') })}
          </span>
          <span className="money text-sm text-muted">
            {undone
              ? t('outage.undone', { name: undone.byName, when: moment(undone.at) })
              : t('outage.by', { name: byName, when: moment(at) })}
          </span>
        </div>
        {!undone && !isAsked && (
          <Button ref={button} weight="quiet" className="shrink-0" onClick={() => setAsked(true)}>
            {t('outage.undo')}
          </Button>
        )}
      </div>
      {isAsked && !undone && (
        <Confirm
          question={t('outage.undoAsk')}
          label={t('outage.undo')}
          command={{ run: () => undo.mutate(), isBusy: undo.isPending, error: undo.error }}
          onLeave={() => {
            setAsked(false)
            requestAnimationFrame(() => button.current?.focus())
          }}
        />
      )}
    </li>
  )
}

function useUndo(id: string) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: () => teller.outage.undo({ id }),
    onSuccess: () => toast(t('outage.wasUndone')),
    onSettled: () => {
      for (const queryKey of [[...keys.outages, 'list'], keys.tokens, keys.online]) {
        void queries.invalidateQueries({ queryKey })
      }
    },
  })
}
