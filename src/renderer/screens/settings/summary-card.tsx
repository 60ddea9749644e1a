/** The daily summary: whether, where, when and as what it is written, and how that went. */
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type SummarySettings, summary as summaryCalls } from '../../../contract/summary.ts'
import { useSummary, useSummaryCommands } from '../../bridge/summary-queries.ts'
import { Button } from '../../components/button.tsx'
import { Choice } from '../../components/choice.tsx'
import { TextField } from '../../components/field.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { useToast } from '../../components/toast.tsx'
import { check } from '../../forms/check.ts'
import { useChecked } from '../../forms/use-checked.ts'
import { SummaryStanding } from './summary-standing.tsx'

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: hour, label: `${String(hour).padStart(2, '0')}:00` }))

export function SummaryCard() {
  const { t } = useTranslation()
  const { data, error, isPending, refetch } = useSummary()
  return (
    <section aria-label={t('dailySummary.title')} className="flex max-w-3xl flex-col gap-3">
      <h2 className="font-semibold">{t('dailySummary.title')}</h2>
      <p className="text-muted">{t('dailySummary.lead')}</p>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {isPending && <p className="text-muted">{t('dailySummary.loading')}</p>}
      {data && <SummaryForm saved={data.settings} />}
      {data && <SummaryStanding view={data} />}
    </section>
  )
}

function SummaryForm({ saved }: { saved: SummarySettings }) {
  const { t } = useTranslation()
  const toast = useToast()
  // Null until somebody changes something; what is saved then shows.
  const [changed, setChanged] = useState<SummarySettings | null>(null)
  const draft = changed ?? saved
  const { save } = useSummaryCommands(({ state }) => {
    setChanged(null)
    // What is wrong with the folder stands below.
    if (state.problem === null) toast(t('dailySummary.saved'))
  })
  const { problems, take, form } = useChecked(check(summaryCalls.save.input, draft))
  const put = (change: Partial<SummarySettings>) => setChanged({ ...draft, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const settings = take()
    if (settings && !save.isPending) save.mutate(settings)
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3">
      <div className="w-72">
        <Choice
          label={t('dailySummary.onOff')}
          options={[
            { value: 'off', label: t('dailySummary.off') },
            { value: 'on', label: t('dailySummary.on') },
          ]}
          chosen={draft.isOn ? 'on' : 'off'}
          onChoose={(value) => put({ isOn: value === 'on' })}
        />
      </div>
      {draft.isOn && <WhereAndWhen draft={draft} isWrong={problems.folder !== undefined} onChange={put} />}
      <CallProblem error={save.error} />
      {changed && (
        <Button type="submit" weight="primary" aria-busy={save.isPending} className="self-start">
          {t(save.isPending ? 'dailySummary.saving' : 'dailySummary.save')}
        </Button>
      )}
    </form>
  )
}

interface WhereAndWhenProps {
  readonly draft: SummarySettings
  readonly isWrong: boolean
  readonly onChange: (change: Partial<SummarySettings>) => void
}

function WhereAndWhen({ draft, isWrong, onChange }: WhereAndWhenProps) {
  const { t } = useTranslation()
  const formats = (['csv', 'pdf', 'both'] as const).map((value) => ({ value, label: t(`dailySummary.${value}`) }))
  return (
    <>
      <TextField
        label={t('dailySummary.folder')}
        hint={t('dailySummary.folderHint')}
        problem={isWrong ? t('dailySummary.folderWrong') : undefined}
        dir="ltr"
        maxLength={1_000}
        spellCheck={false}
        value={draft.folder}
        onChange={(event) => onChange({ folder: event.target.value })}
      />
      <div className="flex flex-wrap items-start gap-4">
        <div className="w-96">
          <Choice
            label={t('dailySummary.format')}
            options={formats}
            chosen={draft.format}
            onChoose={(format) => onChange({ format })}
          />
        </div>
        <div className="min-w-72 flex-1">
          <SelectField
            label={t('dailySummary.hour')}
            hint={t('dailySummary.hourHint')}
            options={HOURS}
            chosen={draft.hour}
            onChoose={(hour) => onChange({ hour })}
          />
        </div>
      </div>
    </>
  )
}
