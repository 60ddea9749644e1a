/** Everybody this person may see; a search and a switch once there are enough to lose somebody among. */
import { SearchX, UserPlus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocationView, PersonView } from '../../../contract/people.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { CheckField, TextField } from '../../components/field.tsx'
import { findPeople } from './find-people.ts'
import { PersonRow } from './person-row.tsx'
import { useWorksAt } from './use-facts.ts'

/** From so many people on a name is searched rather than seen. */
const SEARCHED_FROM = 8

interface PeopleListProps {
  readonly people: readonly PersonView[]
  readonly locations: readonly LocationView[]
  readonly openId: string | null
  readonly onOpen: (id: string) => void
  /** Absent for those who may only look. */
  readonly onAdd: (() => void) | undefined
}

export function PeopleList({ people, locations, openId, onOpen, onAdd }: PeopleListProps) {
  const { t } = useTranslation()
  const worksAt = useWorksAt(locations)
  const [wanted, setWanted] = useState({ text: '', showDisabled: false })
  const found = findPeople(people, wanted)
  const disabled = people.filter(({ active }) => !active).length
  return (
    <div className="flex max-w-3xl flex-1 flex-col gap-4">
      <div className="flex items-end gap-6 empty:hidden">
        {people.length >= SEARCHED_FROM && (
          <div className="flex-1">
            <TextField
              type="search"
              label={t('people.search')}
              value={wanted.text}
              onChange={(event) => setWanted({ ...wanted, text: event.target.value })}
            />
          </div>
        )}
        {disabled > 0 && (
          <CheckField
            label={t('people.showDisabled', { number: disabled })}
            checked={wanted.showDisabled}
            onChange={(event) => setWanted({ ...wanted, showDisabled: event.target.checked })}
          />
        )}
      </div>
      {found.length > 0 && (
        <ul aria-label={t('people.list')} className="rounded-card border border-line bg-surface shadow-card">
          {found.map((person) => (
            <PersonRow
              key={person.id}
              person={person}
              worksAt={worksAt(person)}
              isOpen={person.id === openId}
              onOpen={() => onOpen(person.id)}
            />
          ))}
        </ul>
      )}
      {found.length === 0 && wanted.text !== '' && (
        <NobodyFound text={wanted.text} onAll={() => setWanted({ ...wanted, text: '' })} />
      )}
      {people.length === 1 && onAdd && <OnlyTheOwner onAdd={onAdd} />}
    </div>
  )
}

function NobodyFound({ text, onAll }: { text: string; onAll: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={SearchX}
      title={t('people.nobodyTitle')}
      action={<Button onClick={onAll}>{t('people.showAll')}</Button>}
    >
      {t('people.nobodyText', { text })}
    </EmptyState>
  )
}

function OnlyTheOwner({ onAdd }: { onAdd: () => void }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={UserPlus}
      title={t('people.aloneTitle')}
      action={
        <Button weight="primary" onClick={onAdd}>
          {t('people.addFirst')}
        </Button>
      }
    >
      {t('people.aloneText')}
    </EmptyState>
  )
}
