/** A person to touch: initial, name, role. */
import { useTranslation } from 'react-i18next'
import type { PersonTile as Person } from '../../contract/session.ts'
import { classes } from '../components/classes.ts'

interface PersonTileProps {
  readonly person: Person
  readonly isChosen: boolean
  readonly onChoose: () => void
}

export function PersonTile({ person, isChosen, onChoose }: PersonTileProps) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      onClick={onChoose}
      className={classes(
        'flex min-h-20 items-center gap-4 rounded-card border p-4 text-start shadow-card transition-colors',
        isChosen ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:border-accent',
      )}
    >
      <span
        aria-hidden="true"
        className={classes(
          'grid size-12 shrink-0 place-items-center rounded-full text-xl font-semibold',
          isChosen ? 'bg-accent text-on-accent' : 'bg-sunken text-muted',
        )}
      >
        {[...person.name][0]?.toLocaleUpperCase()}
      </span>
      <span className="flex min-w-0 flex-col">
        <span className="line-clamp-2 text-lg leading-snug font-semibold break-words">{person.name}</span>
        <span className="text-sm text-muted">{t(`roles.${person.role}`)}</span>
      </span>
    </button>
  )
}
