/** The conditions an entry must meet to be listed: who, what, about what, and when. */
import type { ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import { JOURNAL_KINDS } from '../../../core/journal.ts'
import { useJournalPeople } from '../../bridge/queries.ts'
import { Button } from '../../components/button.tsx'
import { CONTROL, Field, TextField } from '../../components/field.tsx'
import { EVERYTHING, type FilterDraft, lastDays } from './filter-draft.ts'

interface FilterBarProps {
  readonly draft: FilterDraft
  readonly onChange: (draft: FilterDraft) => void
  /** By the café's clock. */
  readonly today: string
}

export function FilterBar({ draft, onChange, today }: FilterBarProps) {
  const { t } = useTranslation()
  const { data: people = [] } = useJournalPeople()
  const kinds = JOURNAL_KINDS.map((kind) => ({ value: kind, label: t(`journalKind.${kind}`) }))
  const change = (part: Partial<FilterDraft>) => onChange({ ...draft, ...part })
  return (
    <div className="grid grid-cols-[repeat(3,minmax(0,1fr))_9.5rem_9.5rem] items-end gap-x-3 gap-y-2">
      <SelectField
        label={t('audit.person')}
        all={t('audit.everybody')}
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.personId}
        onChange={(event) => change({ personId: event.target.value })}
      />
      <SelectField
        label={t('audit.action')}
        all={t('audit.everything')}
        options={kinds.sort((a, b) => a.label.localeCompare(b.label))}
        value={draft.kind}
        onChange={(event) => change({ kind: event.target.value })}
      />
      <TextField
        type="search"
        label={t('audit.subject')}
        placeholder={t('audit.subjectHint')}
        maxLength={100}
        value={draft.subject}
        onChange={(event) => change({ subject: event.target.value })}
      />
      <TextField
        type="date"
        label={t('audit.from')}
        max={draft.until || undefined}
        value={draft.from}
        onChange={(event) => change({ from: event.target.value })}
      />
      <TextField
        type="date"
        label={t('audit.until')}
        min={draft.from || undefined}
        value={draft.until}
        onChange={(event) => change({ until: event.target.value })}
      />
      <Periods draft={draft} onChange={onChange} today={today} />
    </div>
  )
}

function Periods({ draft, onChange, today }: FilterBarProps) {
  const { t } = useTranslation()
  const periods = [1, 7, 30].map((count) => ({
    count,
    label: count === 1 ? t('audit.today') : t('audit.days', { number: count }),
    ...lastDays(count, today),
  }))
  const isFree = JSON.stringify(draft) === JSON.stringify(EVERYTHING)
  return (
    <fieldset aria-label={t('audit.period')} className="col-span-full flex min-w-0 flex-wrap gap-2">
      {periods.map(({ count, label, from, until }) => (
        <Button
          key={count}
          aria-pressed={draft.from === from && draft.until === until}
          className="rounded-full aria-pressed:border-accent aria-pressed:bg-accent-soft"
          onClick={() => onChange({ ...draft, from, until })}
        >
          {label}
        </Button>
      ))}
      {!isFree && (
        <Button weight="quiet" onClick={() => onChange(EVERYTHING)}>
          {t('audit.clear')}
        </Button>
      )}
    </fieldset>
  )
}

interface SelectFieldProps extends ComponentProps<'select'> {
  readonly label: string
  /** What no choice is called. */
  readonly all: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}

function SelectField({ label, all, options, ...rest }: SelectFieldProps) {
  return (
    <Field label={label}>
      {(ids) => (
        <select {...rest} {...ids} className={CONTROL}>
          <option value="">{all}</option>
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
