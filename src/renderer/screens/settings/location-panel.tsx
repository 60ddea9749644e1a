/** The panel in which a location is added or changed. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocationView } from '../../../contract/people.ts'
import { TextField } from '../../components/field.tsx'
import { EditorForm } from '../../forms/editor-form.tsx'
import { CurrencyField, TimeZoneField } from '../../forms/place-fields.tsx'
import { useChecked } from '../../forms/use-checked.ts'
import { useProblemText } from '../../forms/use-problem-text.ts'
import { checkLocation, locationDraftOf } from './location-draft.ts'
import { useSaveLocation } from './use-save-location.ts'

/** What is being edited; without a view it is a new one. */
export interface EditedLocation {
  readonly kind: 'location'
  readonly view: LocationView | null
  /** Where this counter stands: a new one begins with its money and clock. */
  readonly here: LocationView | undefined
}

export function LocationPanel({ edited: { view, here }, onClose }: { edited: EditedLocation; onClose: () => void }) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => panel.current?.querySelector<HTMLElement>('input')?.focus(), [])
  return (
    <section
      ref={panel}
      aria-labelledby="edited"
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="flex flex-col gap-4"
    >
      <header>
        <h2 id="edited" className="text-lg font-semibold break-words">
          {view?.name ?? t('places.add')}
        </h2>
        <p className="text-muted">{t(view ? 'places.changeLead' : 'places.addLead')}</p>
      </header>
      <LocationEditor view={view} here={here} onClose={onClose} />
    </section>
  )
}

interface LocationEditorProps extends Pick<EditedLocation, 'view' | 'here'> {
  readonly onClose: () => void
}

function LocationEditor({ view, here, onClose }: LocationEditorProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(() => locationDraftOf(view, here))
  const save = useSaveLocation(view, onClose)
  const { problems, take, form } = useChecked(checkLocation(draft))
  const problemOf = useProblemText(problems)
  const field = (name: keyof typeof draft) => ({
    value: draft[name],
    problem: problemOf(name),
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  })
  const name = field('name')
  return (
    <EditorForm
      form={form}
      save={save}
      onSave={() => {
        const location = take()
        if (location) save.run(location)
      }}
      onCancel={onClose}
    >
      <TextField label={t('places.name')} {...name} onChange={(event) => name.onChange(event.target.value)} />
      {view ? (
        <>
          <TimeZoneField {...field('timeZone')} />
          <p className="text-muted">{t('places.currencyKept', { currency: view.currency })}</p>
        </>
      ) : (
        <div className="grid grid-cols-2 items-start gap-4">
          <CurrencyField {...field('currency')} />
          <TimeZoneField {...field('timeZone')} />
        </div>
      )}
    </EditorForm>
  )
}
