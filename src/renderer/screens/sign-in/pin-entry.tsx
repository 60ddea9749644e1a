/** The PIN of one person: dots for what was entered, the pad, and in words what went wrong. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTile } from '../../../contract/session.ts'
import { forgetPerson, keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { PinPad } from '../../components/pin-pad.tsx'
import { useSay, wireErrorOf } from '../../text/say.ts'
import { useSecondsLeft, waitMsOf } from './use-seconds-left.ts'

interface PinEntryProps {
  readonly person: PersonTile
  /** Changes whenever somebody chooses this person: the keyboard then belongs to the pad. */
  readonly chosenAt: unknown
}

export function PinEntry({ person, chosenAt }: PinEntryProps) {
  const { t } = useTranslation()
  const [pin, setPin] = useState('')
  const { signIn, isChecking, error, secondsLeft } = useSignIn(person, () => setPin(''))
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosenAt) panel.current?.focus()
  }, [chosenAt])
  const isDisabled = isChecking || secondsLeft > 0
  return (
    <section ref={panel} tabIndex={-1} aria-labelledby="pin-of" className="mx-auto flex w-72 flex-col gap-6">
      <header className="flex flex-col items-center gap-1 text-center">
        <h2 id="pin-of" className="text-xl font-semibold">
          {t('signIn.pinFor', { name: person.name })}
        </h2>
        {person.practicePin !== null && (
          <p className="code rounded-full bg-wait-soft px-3 text-sm font-medium text-wait">
            {t('signIn.practicePin', { pin: person.practicePin })}
          </p>
        )}
      </header>
      <Dots entered={pin.length} />
      <PinPad pin={pin} disabled={isDisabled} onChange={setPin} onEnter={() => signIn(pin)} />
      <PinMessage isChecking={isChecking} error={error} secondsLeft={secondsLeft} />
    </section>
  )
}

function useSignIn(person: PersonTile, onRefused: () => void) {
  const teller = useTeller()
  const queries = useQueryClient()
  const [until, setUntil] = useState(0)
  const { mutate, isPending, error } = useMutation({
    mutationFn: (pin: string) => teller.session.signIn({ personId: person.id, pin }),
    onSuccess: (me) => forgetPerson(queries, me),
    onError: (refusal) => {
      const detail = wireErrorOf(refusal)
      setUntil(Date.now() + waitMsOf(detail))
      if (detail.reason === 'no_such_person') void queries.invalidateQueries({ queryKey: keys.people })
      onRefused()
    },
  })
  return { signIn: (pin: string) => mutate(pin), isChecking: isPending, error, secondsLeft: useSecondsLeft(until) }
}

/** One dot for each digit, never the digits. */
function Dots({ entered }: { entered: number }) {
  const { t } = useTranslation()
  const places = Array.from({ length: Math.max(4, entered) }, (_, place) => place)
  return (
    <div className="flex h-6 items-center justify-center gap-4">
      <span role="status" className="sr-only">
        {t('signIn.digits', { count: entered })}
      </span>
      {places.map((place) => (
        <span
          key={place}
          aria-hidden="true"
          className={place < entered ? 'size-4 rounded-full bg-accent' : 'size-4 rounded-full border-2 border-edge'}
        />
      ))}
    </div>
  )
}

interface PinMessageProps {
  readonly isChecking: boolean
  readonly error: unknown
  readonly secondsLeft: number
}

function PinMessage({ isChecking, error, secondsLeft }: PinMessageProps) {
  const { t } = useTranslation()
  const say = useSay()
  const words = () => {
    if (isChecking) return t('signIn.checking')
    if (secondsLeft > 0) return t('signIn.wait', { count: secondsLeft })
    const detail = error ? wireErrorOf(error) : null
    return detail && detail.reason !== 'wait_before_pin' ? say.reason(detail) : ''
  }
  return (
    <p role="alert" className={`min-h-12 text-center ${isChecking ? 'text-muted' : 'font-medium text-bad'}`}>
      {words()}
    </p>
  )
}
