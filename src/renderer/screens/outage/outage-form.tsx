/** When the outage was, how many minutes everybody gets, and on which router it was. */
import { type FormEvent, useContext, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutageForm } from '../../../contract/outage.ts'
import { Button } from '../../components/button.tsx'
import { classes } from '../../components/classes.ts'
import { TextField } from '../../components/field.tsx'
import { SelectField } from '../../components/select-field.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { PlaceContext } from '../../frame/counter-context.ts'
import { checkOutage, minutesOf, newOutage, type OutageDraft, QUICK, type Quick } from './outage-draft.ts'

export interface RouterName {
  readonly id: string
  readonly name: string
}

interface OutageFieldsProps {
  readonly routers: readonly RouterName[]
  /** What was shown is not what stands here any more. */
  readonly onChange: () => void
  readonly onAsk: (form: OutageForm) => void
}

export function OutageFields({ routers, onChange, onAsk }: OutageFieldsProps) {
  const { t } = useTranslation()
  const { timeZone } = useContext(PlaceContext)
  const [opened] = useState(() => Date.now())
  const [draft, setDraft] = useState(() => newOutage(opened, timeZone))
  const { problems, take, form } = useChecked(checkOutage(draft, opened, timeZone))
  const problemOf = useProblemText(problems)
  const change = (part: Partial<OutageDraft>) => {
    setDraft({ ...draft, ...part })
    onChange()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The last minutes are those before this moment, however long the form was open.
    const now = checkOutage(draft, Date.now(), timeZone)
    if (take() && now.ok) onAsk(now.value)
  }
  return (
    <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
      <p className="text-muted">{t('outage.lead')}</p>
      <QuickChoice chosen={draft.quick} onChoose={(quick) => change({ quick, minutes: null })} />
      {draft.quick === null && (
        <div className="grid grid-cols-2 items-start gap-3">
          <div className="col-span-2">
            <TextField
              type="date"
              label={t('outage.day')}
              value={draft.day}
              problem={problems.from && t('outage.noTime')}
              onChange={(event) => change({ day: event.target.value })}
            />
          </div>
          <TextField
            type="time"
            label={t('outage.from')}
            value={draft.from}
            onChange={(event) => change({ from: event.target.value })}
          />
          <TextField
            type="time"
            label={t('outage.until')}
            value={draft.until}
            aria-invalid={problems.until !== undefined}
            onChange={(event) => change({ until: event.target.value })}
          />
          {problems.until && !problems.from && <p className="col-span-2 text-sm text-bad">{t('outage.order')}</p>}
        </div>
      )}
      <div className="grid grid-cols-2 items-start gap-3">
        <TextField
          label={t('outage.minutes')}
          inputMode="numeric"
          className="money"
          value={minutesOf(draft, opened, timeZone)}
          problem={problemOf('minutes')}
          onChange={(event) => change({ minutes: event.target.value })}
        />
        <SelectField
          label={t('outage.router')}
          options={[
            { value: '', label: t('outage.allRouters') },
            ...routers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          chosen={draft.routerId ?? ''}
          onChoose={(id) => change({ routerId: id === '' ? null : id })}
        />
      </div>
      <Button weight="primary" type="submit" className="self-start">
        {t('outage.look')}
      </Button>
    </form>
  )
}

function QuickChoice({ chosen, onChoose }: { chosen: Quick; onChoose: (quick: Quick) => void }) {
  const { t } = useTranslation()
  const words = (quick: Quick) => {
    if (quick === null) return t('outage.own')
    return quick < 60 ? t('outage.last', { count: quick }) : t('outage.lastHours', { count: quick / 60 })
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-1">
      <legend className="mb-1 text-sm font-medium">{t('outage.when')}</legend>
      <div className="flex flex-wrap gap-2">
        {QUICK.map((quick) => (
          <label
            key={quick ?? 'own'}
            className={classes(
              'relative grid min-h-11 place-items-center rounded-control border px-3 has-focus-visible:outline-3 has-focus-visible:outline-accent',
              quick === chosen
                ? 'border-accent bg-accent font-semibold text-on-accent'
                : 'border-edge bg-surface hover:bg-sunken',
            )}
          >
            <input
              type="radio"
              name="outage-quick"
              checked={quick === chosen}
              onChange={() => onChoose(quick)}
              className="sr-only"
            />
            {words(quick)}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
