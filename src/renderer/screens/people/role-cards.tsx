/** The roles to choose from, each with what it may do. */
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { ROLES, type Role } from '../../../core/permissions.ts'
import { classes } from '../../components/classes.ts'

interface RoleCardsProps {
  readonly chosen: Role
  /** Nobody changes their own role. */
  readonly isOwn: boolean
  readonly onChoose: (role: Role) => void
}

export function RoleCards({ chosen, isOwn, onChoose }: RoleCardsProps) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset disabled={isOwn} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1 text-sm font-medium">{t('person.role')}</legend>
      {ROLES.toReversed().map((role) => (
        <label
          key={role}
          className={classes(
            'flex items-start gap-3 rounded-control border p-3 has-focus-visible:outline-3 has-focus-visible:outline-accent',
            role === chosen ? 'border-accent bg-accent-soft' : 'border-edge',
            isOwn && role !== chosen && 'hidden',
            !isOwn && role !== chosen && 'hover:bg-sunken',
          )}
        >
          <input
            type="radio"
            name={name}
            value={role}
            checked={role === chosen}
            onChange={() => onChoose(role)}
            className="mt-0.5 size-5 shrink-0 accent-accent outline-none"
          />
          <span>
            <span className="font-semibold">{t(`roles.${role}`)}</span>
            <span className="block text-sm text-muted">{t(`person.roleText.${role}`)}</span>
          </span>
        </label>
      ))}
      {isOwn && <p className="text-sm text-muted">{t('person.ownRole')}</p>}
    </fieldset>
  )
}
