/** One person of the list: who, where, how the account stands. */
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../contract/people.ts'
import { classes } from '../../components/classes.ts'
import { PersonChips } from './person-chips.tsx'
import { useLastSignIn } from './use-facts.ts'

interface PersonRowProps {
  readonly person: PersonView
  readonly worksAt: string
  readonly isOpen: boolean
  readonly onOpen: () => void
}

export function PersonRow({ person, worksAt, isOpen, onOpen }: PersonRowProps) {
  const { t } = useTranslation()
  const lastSignIn = useLastSignIn()
  return (
    <li className="border-b border-line last:border-b-0">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={onOpen}
        className={classes(
          'flex min-h-18 w-full items-center gap-4 px-4 py-2 text-start transition-colors -outline-offset-3',
          isOpen ? 'bg-accent-soft' : 'hover:bg-canvas',
        )}
      >
        <Initial person={person} isOpen={isOpen} />
        <span className="flex min-w-0 flex-1 flex-col">
          <span className={classes('truncate font-semibold', !person.active && 'text-muted')}>{person.name}</span>
          <span className="truncate text-sm text-muted">{`${t(`roles.${person.role}`)} · ${worksAt}`}</span>
        </span>
        <span className="flex max-w-[60%] shrink-0 flex-col items-end gap-1">
          <span className="flex flex-wrap justify-end gap-1 empty:hidden">
            <PersonChips person={person} />
          </span>
          <span className="money text-sm text-muted">{t('people.lastSignIn', { when: lastSignIn(person) })}</span>
        </span>
      </button>
    </li>
  )
}

function Initial({ person, isOpen }: { person: PersonView; isOpen: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classes(
        'grid size-10 shrink-0 place-items-center rounded-full text-lg font-semibold',
        isOpen ? 'bg-accent text-on-accent' : 'bg-sunken text-muted',
      )}
    >
      {[...person.name][0]?.toLocaleUpperCase()}
    </span>
  )
}
