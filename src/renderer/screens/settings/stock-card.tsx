/** How many codes of each package lie ready on its routers, how many should, and which were used without being sold. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlanStock } from '../../../contract/stock.ts'
import { MAX_STOCK_LEVEL } from '../../../core/stock.ts'
import { useStock } from '../../bridge/code-queries.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CONTROL } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { useToast } from '../../components/toast.tsx'
import { readWhole } from '../../forms/check.ts'
import { Leaks } from './stock-leaks.tsx'

export function StockCard({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useStock()
  return (
    <section aria-label={t('stock.title')} className="flex max-w-3xl flex-col gap-3">
      <header>
        <h2 className="font-semibold">{t('stock.title')}</h2>
        <p className="text-muted">{t('stock.lead')}</p>
      </header>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('stock.loading')}</p>}
      {data && (
        <ul className="divide-y divide-line rounded-card border border-line bg-surface">
          {data.plans.map((plan) => (
            <StockRow key={plan.planId} plan={plan} mayEdit={mayEdit} />
          ))}
        </ul>
      )}
      {data && data.leaks.count > 0 && <Leaks leaks={data.leaks} />}
    </section>
  )
}

function StockRow({ plan, mayEdit }: { plan: PlanStock; mayEdit: boolean }) {
  const { t } = useTranslation()
  return (
    <li className="grid min-h-15 grid-cols-[minmax(0,1fr)_7rem_auto] items-center gap-4 px-4 py-2">
      <div className="flex min-w-0 flex-col">
        <span className="truncate font-medium">{plan.planName}</span>
        <OnTheWay plan={plan} />
      </div>
      <span className="justify-self-end">
        {plan.level > 0 && (
          <StateChip tone={plan.ready >= plan.level ? 'good' : 'wait'}>
            {t('stock.ready', { count: plan.ready })}
          </StateChip>
        )}
      </span>
      {mayEdit ? (
        <LevelForm plan={plan} />
      ) : (
        <span className="money">{plan.level > 0 ? plan.level : t('stock.off')}</span>
      )}
    </li>
  )
}

/** What a router does not have yet, or refuses to have. */
function OnTheWay({ plan: { level, routers } }: { plan: PlanStock }) {
  const { t } = useTranslation()
  if (level === 0) return null
  const lines = routers.flatMap(({ name, waiting, refused }) => [
    ...(waiting > 0 ? [t('stock.waits', { count: waiting, name })] : []),
    ...(refused > 0 ? [t('stock.refused', { count: refused, name })] : []),
  ])
  return <span className="truncate text-sm text-muted">{lines.join(' · ')}</span>
}

function LevelForm({ plan: { planId, planName: name, level } }: { plan: PlanStock }) {
  const { t } = useTranslation()
  // Null until somebody types; what is saved then shows.
  const [typed, setTyped] = useState<string | null>(null)
  const save = useSaveLevel()
  const wanted = readWhole(typed ?? String(level))
  const isRight = wanted >= 0 && wanted <= MAX_STOCK_LEVEL
  return (
    <form
      className="flex flex-col items-end gap-1"
      onSubmit={(event) => {
        event.preventDefault()
        if (isRight && !save.isPending)
          save.mutate({ planId, level: wanted, name }, { onSuccess: () => setTyped(null) })
      }}
    >
      <span className="flex items-center gap-2">
        <span aria-hidden="true" className="text-sm whitespace-nowrap text-muted">
          {t('stock.level')}
        </span>
        <span className="w-20">
          <input
            aria-label={t('stock.levelOf', { name })}
            aria-invalid={!isRight}
            inputMode="numeric"
            autoComplete="off"
            value={typed ?? String(level)}
            onChange={(event) => setTyped(event.target.value)}
            className={`${CONTROL} money text-end`}
          />
        </span>
        <Button type="submit" disabled={typed === null || !isRight} aria-busy={save.isPending}>
          {t(save.isPending ? 'stock.saving' : 'stock.save')}
        </Button>
      </span>
      <CallProblem error={save.error} />
    </form>
  )
}

function useSaveLevel() {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: ({ planId, level }: { planId: string; level: number; name: string }) =>
      teller.stock.setLevel({ planId, level }),
    onSuccess: (_, { level, name }) => {
      toast(t('stock.saved', { count: level, name }))
      void queries.invalidateQueries({ queryKey: keys.stock })
    },
  })
}
