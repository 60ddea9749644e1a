/** The PIN of one person: dots for what was entered, and the pad, touched or typed. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PinPad } from '../components/pin-pad.tsx'
import type { ProofAttempt } from './proof-attempt.ts'
import { ProofMessage } from './proof-message.tsx'

interface PinEntryProps {
  readonly attempt: ProofAttempt
  /** What the key says that sends the PIN. */
  readonly enter: string
}

export function PinEntry({ attempt, enter }: PinEntryProps) {
  const [pin, setPin] = useState('')
  const send = () => {
    attempt.show({ kind: 'pin', pin })
    setPin('')
  }
  return (
    <div className="flex flex-col gap-4">
      <Dots entered={pin.length} />
      <PinPad
        pin={pin}
        enter={enter}
        disabled={attempt.isChecking || attempt.secondsLeft > 0}
        onChange={setPin}
        onEnter={send}
      />
      <ProofMessage attempt={attempt} />
    </div>
  )
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
