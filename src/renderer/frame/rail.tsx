/** The rail at the side: the rooms this person may enter, and the way out. */
import { Lock, LogOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../contract/session.ts'
import { Brand } from '../components/brand.tsx'
import { classes } from '../components/classes.ts'
import { useSelling } from '../screens/sell/selling.tsx'
import { LOCK_KEYS, useLock } from '../screens/sign-in/use-lock.ts'
import { useSignOut } from '../screens/sign-in/use-sign-out.ts'
import { ROOMS, type Room } from './rooms.ts'

/** On a short screen more rooms than this stand in two columns: none may be out of sight. */
const FIT_IN_ONE_COLUMN = 9

interface RailProps {
  readonly me: Me
  readonly room: Room
  readonly onEnter: (room: Room) => void
}

export function Rail({ me, room, onEnter }: RailProps) {
  const { t } = useTranslation()
  const { clear } = useSelling()
  const lock = useLock()
  const signOut = useSignOut(clear)
  const rooms = ROOMS.filter(({ needs }) => me.permissions.includes(needs))
  const isLong = rooms.length > FIT_IN_ONE_COLUMN
  return (
    <nav
      aria-label={t('frame.rooms')}
      className={classes(
        'flex w-24 shrink-0 flex-col items-stretch gap-1 overflow-y-auto border-e border-line bg-surface p-2',
        isLong && 'short:w-38',
      )}
    >
      <div className="grid h-14 place-items-center short:hidden">
        <Brand size={36} />
      </div>
      <div
        className={classes(
          'flex min-h-0 flex-col gap-1',
          isLong && 'short:grid short:grid-cols-2 short:[&>button]:text-xs',
        )}
      >
        {rooms.map(({ room: name, icon: Icon }) => (
          <RailButton
            key={name}
            icon={<Icon size={22} strokeWidth={1.75} aria-hidden="true" />}
            isHere={name === room}
            onPress={() => onEnter(name)}
          >
            {t(`frame.${name}`)}
          </RailButton>
        ))}
      </div>
      <div className="mt-auto flex flex-col gap-1 pt-2">
        <MyAccount me={me} isHere={room === 'account'} onPress={() => onEnter('account')} />
        <div className="flex flex-col gap-1 short:flex-row">
          <RailButton
            size="small"
            icon={<Lock size={20} strokeWidth={1.75} aria-hidden="true" />}
            title={`${t('lock.button')} (${LOCK_KEYS.replaceAll('Control', 'Ctrl')})`}
            shortcut={LOCK_KEYS}
            onPress={lock}
          >
            {t('frame.lock')}
          </RailButton>
          <RailButton
            size="small"
            icon={<LogOut size={20} strokeWidth={1.75} aria-hidden="true" />}
            title={t('frame.signOut')}
            onPress={signOut}
          >
            {t('frame.signOut')}
          </RailButton>
        </div>
      </div>
    </nav>
  )
}

/** One's own name leads to one's own account. */
function MyAccount({ me, isHere, onPress }: { me: Me; isHere: boolean; onPress: () => void }) {
  const { t } = useTranslation()
  return (
    <button
      type="button"
      title={`${t('frame.account')}: ${me.name}`}
      aria-current={isHere ? 'page' : undefined}
      onClick={onPress}
      className={classes(RAIL_BUTTON, 'min-h-12', isHere ? HERE : ELSEWHERE)}
    >
      <span className="sr-only">{t('frame.account')}: </span>
      <span className="w-full truncate px-1 text-center text-sm font-semibold text-ink">{me.name}</span>
      <span className="text-xs">{t(`roles.${me.role}`)}</span>
    </button>
  )
}

const RAIL_BUTTON = 'flex flex-col items-center justify-center rounded-control text-sm transition-colors'
const HERE = 'bg-accent-soft font-semibold text-accent-strong'
const ELSEWHERE = 'text-muted hover:bg-sunken hover:text-ink'

interface RailButtonProps {
  readonly icon: ReactNode
  readonly isHere?: boolean
  readonly size?: 'small'
  readonly title?: string
  /** As ARIA writes keys. */
  readonly shortcut?: string
  readonly onPress: () => void
  readonly children: string
}

function RailButton({ icon, isHere = false, size, title, shortcut, onPress, children }: RailButtonProps) {
  return (
    <button
      type="button"
      title={title}
      aria-keyshortcuts={shortcut}
      aria-current={isHere ? 'page' : undefined}
      onClick={onPress}
      className={classes(
        RAIL_BUTTON,
        size ? 'h-13 min-h-11 shrink grow' : 'h-14 min-h-11 shrink gap-0.5',
        isHere ? HERE : ELSEWHERE,
      )}
    >
      {icon}
      <span className={size && 'short:sr-only'}>{children}</span>
    </button>
  )
}
