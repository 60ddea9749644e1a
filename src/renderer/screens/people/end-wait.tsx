/** Ends the wait of somebody who tried wrong PINs or passwords, for those who may. */
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonView } from '../../../contract/people.ts'
import type { Me } from '../../../contract/session.ts'
import { isPinOff } from '../../../core/lockout.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { Button } from '../../components/button.tsx'
import { CallProblem } from '../../components/problem.tsx'
import { minutesOf } from './person-chips.tsx'
import { usePeopleCommand } from './use-people-command.ts'

export function EndWait({ view, me }: { view: PersonView; me: Me }) {
  const { t } = useTranslation()
  const teller = useTeller()
  const { id, name, waitSeconds, failedAttempts } = view
  const box = useRef<HTMLDivElement>(null)
  const unlock = usePeopleCommand({
    send: () => teller.people.unlock({ id }),
    told: () => t('personAction.waitEnded', { name }),
    // The button goes away with the wait; the keyboard stays in the panel.
    onDone: () => box.current?.closest('section')?.focus(),
  })
  const isWaiting = waitSeconds > 0
  const isStuck = isWaiting || isPinOff(failedAttempts)
  if (!isStuck || !mayUnlock(view, me)) return null
  return (
    <div ref={box} className="flex flex-col gap-3 rounded-control bg-wait-soft p-3">
      <p>
        {isWaiting
          ? t('personAction.waiting', { name, count: minutesOf(view) })
          : t('personAction.pinOff', { name, tries: failedAttempts })}
      </p>
      <Button className="self-start" aria-busy={unlock.isBusy} onClick={() => !unlock.isBusy && unlock.run(undefined)}>
        {t(isWaiting ? 'personAction.endWait' : 'personAction.pinOn')}
      </Button>
      <CallProblem error={unlock.error} />
    </div>
  )
}

/** A Manager does it for cashiers only; nobody for themselves. */
function mayUnlock(view: PersonView, { id, permissions }: Me): boolean {
  if (view.id === id || !permissions.includes('people.unlock')) return false
  return view.role === 'staff' || permissions.includes('people.edit')
}
