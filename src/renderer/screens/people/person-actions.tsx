/** What an owner can do about somebody's account: reset the password, disable it, enable it. */
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../contract/people.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { Confirm } from '../../components/confirm.tsx'
import type { Made } from './made-password.tsx'
import { usePeopleCommand } from './use-people-command.ts'

interface PersonActionsProps {
  readonly view: PersonView
  readonly people: readonly PersonView[]
  readonly isOwn: boolean
  readonly onMade: (made: Made) => void
}

export function PersonActions({ view, people, isOwn, onMade }: PersonActionsProps) {
  const { t } = useTranslation()
  const owners = people.filter(({ role, active }) => role === 'super_admin' && active)
  return (
    <section aria-label={t('personAction.title')} className="flex flex-col gap-3 border-t border-line pt-4">
      <h3 className="text-sm font-medium">{t('personAction.title')}</h3>
      {isOwn ? (
        <p className="text-muted">{t(owners.length === 1 ? 'personAction.ownLast' : 'personAction.own')}</p>
      ) : (
        <AskedActions view={view} onMade={onMade} />
      )}
    </section>
  )
}

/** Each is asked once more in its place; the button that asked has the keyboard again afterwards. */
function AskedActions({ view, onMade }: Pick<PersonActionsProps, 'view' | 'onMade'>) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'reset' | 'active' | null>(null)
  const resetButton = useRef<HTMLButtonElement>(null)
  const activeButton = useRef<HTMLButtonElement>(null)
  const leave = () => {
    const asker = asked === 'reset' ? resetButton : activeButton
    asker.current?.focus()
    setAsked(null)
  }
  const reset = useReset(view, onMade)
  const setActive = useSetActive(view, leave)
  const { name } = view
  const verb = view.active ? 'disable' : 'enable'
  const losesCode = view.active && view.role === 'super_admin'
  return (
    <>
      <div className="flex flex-wrap gap-3">
        <Button ref={resetButton} aria-expanded={asked === 'reset'} onClick={() => setAsked('reset')}>
          {t('personAction.reset')}
        </Button>
        <Button ref={activeButton} aria-expanded={asked === 'active'} onClick={() => setAsked('active')}>
          {t(`personAction.${verb}`)}
        </Button>
      </div>
      {asked === 'reset' && (
        <Confirm
          key="reset"
          question={t('personAction.resetAsk', { name })}
          label={t('personAction.resetDo')}
          command={reset}
          onLeave={leave}
        />
      )}
      {asked === 'active' && (
        <Confirm
          key="active"
          question={[t(`personAction.${verb}Ask`, { name }), losesCode && t('personAction.ownerAsk', { name })]
            .filter(Boolean)
            .join(' ')}
          label={t(`personAction.${verb}Do`, { name })}
          command={setActive}
          onLeave={leave}
        />
      )}
    </>
  )
}

function useReset({ id, name }: PersonView, onMade: (made: Made) => void) {
  const teller = useTeller()
  return usePeopleCommand({
    send: () => teller.people.resetPassword({ id }),
    onDone: ({ password }) => onMade({ name, password }),
  })
}

function useSetActive({ id, name, active }: PersonView, onDone: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  return usePeopleCommand({
    send: () => teller.people.setActive({ id, active: !active }),
    told: () => t(active ? 'personAction.disabled' : 'personAction.enabled', { name }),
    onDone,
  })
}
