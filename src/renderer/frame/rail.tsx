/** The rail at the side: the rooms this person may enter, and the way out. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../contract/session.ts'
import { forgetPerson } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import { Brand } from '../components/brand.tsx'
import { classes } from '../components/classes.ts'
import { useSelling } from '../screens/sell/selling.tsx'
import { ROOMS, type Room } from './rooms.ts'

interface RailProps {
  readonly me: Me
  readonly room: Room
  readonly onEnter: (room: Room) => void
}

export function Rail({ me, room, onEnter }: RailProps) {
  const { t } = useTranslation()
  const signOut = useSignOut()
  return (
    <nav
      aria-label={t('frame.rooms')}
      className="flex w-24 shrink-0 flex-col items-stretch gap-1 border-e border-line bg-surface p-2"
    >
      <div className="grid h-14 place-items-center">
        <Brand size={36} />
      </div>
      {ROOMS.filter(({ needs }) => me.permissions.includes(needs)).map(({ room: name, icon: Icon }) => (
        <RailButton
          key={name}
          icon={<Icon size={22} strokeWidth={1.75} aria-hidden="true" />}
          isHere={name === room}
          onPress={() => onEnter(name)}
        >
          {t(`frame.${name}`)}
        </RailButton>
      ))}
      <div className="mt-auto flex flex-col items-center gap-1 pt-2 text-center">
        <p className="w-full truncate text-sm font-semibold" title={me.name}>
          {me.name}
        </p>
        <p className="text-xs text-muted">{t(`roles.${me.role}`)}</p>
      </div>
      <RailButton icon={<LogOut size={20} strokeWidth={1.75} aria-hidden="true" />} onPress={signOut}>
        {t('frame.signOut')}
      </RailButton>
    </nav>
  )
}

interface RailButtonProps {
  readonly icon: ReactNode
  readonly isHere?: boolean
  readonly onPress: () => void
  readonly children: string
}

function RailButton({ icon, isHere = false, onPress, children }: RailButtonProps) {
  return (
    <button
      type="button"
      aria-current={isHere ? 'page' : undefined}
      onClick={onPress}
      className={classes(
        'flex min-h-16 flex-col items-center justify-center gap-1 rounded-control text-sm transition-colors',
        isHere ? 'bg-accent-soft font-semibold text-accent-strong' : 'text-muted hover:bg-sunken hover:text-ink',
      )}
    >
      {icon}
      {children}
    </button>
  )
}

/** Signs out; what this person saw is forgotten, so that the next one sees only their own. */
function useSignOut(): () => void {
  const teller = useTeller()
  const queries = useQueryClient()
  const { clear } = useSelling()
  const { mutate } = useMutation({
    mutationFn: () => teller.session.signOut(undefined),
    onSuccess: () => {
      clear()
      forgetPerson(queries, null)
    },
  })
  return () => mutate()
}
