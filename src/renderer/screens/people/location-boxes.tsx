/** Where somebody works: a box for each location, or a sentence for an owner, who works at all of them. */
import { CircleAlert } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocationView } from '../../../contract/people.ts'
import type { FieldProblem } from '../../../core/errors.ts'
import { CheckField } from '../../components/field.tsx'
import type { PersonDraft } from './person-draft.ts'

interface LocationBoxesProps {
  readonly draft: PersonDraft
  readonly locations: readonly LocationView[]
  readonly problem: FieldProblem | undefined
  readonly onChange: (part: Pick<PersonDraft, 'locationIds'>) => void
}

export function LocationBoxes({ draft: { role, locationIds }, locations, problem, onChange }: LocationBoxesProps) {
  const { t } = useTranslation()
  const below = useId()
  const set = (id: string, isChosen: boolean) =>
    onChange({ locationIds: isChosen ? [...locationIds, id] : locationIds.filter((other) => other !== id) })
  return (
    <fieldset aria-describedby={problem && below} className="flex min-w-0 flex-col">
      <legend className="text-sm font-medium">{t('person.locations')}</legend>
      {role === 'super_admin' ? (
        <p className="pt-1 text-muted">{t('person.locationsOwner')}</p>
      ) : (
        locations.map(({ id, name }) => (
          <CheckField
            key={id}
            label={name}
            checked={locationIds.includes(id)}
            aria-invalid={problem !== undefined}
            onChange={(event) => set(id, event.target.checked)}
          />
        ))
      )}
      {problem && (
        <p id={below} className="flex items-center gap-1 text-sm text-bad">
          <CircleAlert size={14} aria-hidden="true" className="shrink-0" />
          {t('person.noLocation')}
        </p>
      )}
    </fieldset>
  )
}
