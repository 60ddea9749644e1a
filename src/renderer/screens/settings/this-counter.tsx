/** How this counter works: which printer it uses, and when its screen locks. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CounterSettings } from '../../../contract/people.ts'
import { keys, useCounterSettings } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { useToast } from '../../components/toast.tsx'
import { check, readWhole } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { CounterPrinter } from './counter-printer.tsx'
import { OwnShiftOnly } from './own-shift-only.tsx'

export function ThisCounter({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useCounterSettings()
  return (
    <section aria-label={t('thisCounter.title')} className="flex max-w-3xl flex-col gap-3">
      <h2 className="font-semibold">{t('thisCounter.title')}</h2>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {data && mayEdit && <IdleForm saved={data} />}
      {data && <OwnShiftOnly saved={data} mayEdit={mayEdit} />}
      {data && <CounterPrinter saved={data} mayEdit={mayEdit} />}
      {data && !mayEdit && <p className="text-muted">{t('thisCounter.idleIs', { count: data.idleMinutes })}</p>}
    </section>
  )
}

function IdleForm({ saved }: { saved: CounterSettings }) {
  const { t } = useTranslation()
  // Null until somebody types; what is saved then shows.
  const [typed, setTyped] = useState<string | null>(null)
  const minutes = typed ?? String(saved.idleMinutes)
  const save = useSaveCounter()
  const { problems, take, form } = useChecked(check(CounterSettings, { ...saved, idleMinutes: readWhole(minutes) }))
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        const settings = take()
        if (settings && !save.isPending) save.mutate(settings)
      }}
      className="flex flex-col gap-3"
    >
      <div className="flex items-start gap-3">
        <div className="w-96">
          <TextField
            label={t('thisCounter.idle')}
            hint={t('thisCounter.idleHint')}
            inputMode="numeric"
            value={minutes}
            problem={problems.idleMinutes && t('thisCounter.idleWrong')}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button type="submit" aria-busy={save.isPending} className="mt-6">
          {t(save.isPending ? 'settings.saving' : 'settings.save')}
        </Button>
      </div>
      <CallProblem error={save.error} />
    </form>
  )
}

function useSaveCounter() {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: (settings: CounterSettings) => teller.counter.saveSettings(settings),
    onSuccess: (_, { idleMinutes }) => {
      toast(t('thisCounter.saved', { count: idleMinutes }))
      void queries.invalidateQueries({ queryKey: keys.counterSettings })
    },
  })
}
