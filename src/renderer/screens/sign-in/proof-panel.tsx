/** Where the chosen person shows who they are: by PIN, by password, or with the recovery code. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonTile } from '../../../contract/session.ts'
import type { Reason } from '../../../core/errors.ts'
import { Button } from '../../components/button.tsx'
import { PasswordEntry } from '../../proofs/password-entry.tsx'
import { PinEntry } from '../../proofs/pin-entry.tsx'
import type { ProofAttempt } from '../../proofs/proof-attempt.ts'
import { RecoverForm } from './recover-form.tsx'
import { useProof } from './use-proof.ts'

/** Refusals after which only the password helps. */
const NEEDS_PASSWORD: readonly Reason[] = ['pin_off', 'no_pin']

type Way = 'pin' | 'password' | 'recovery'

interface ProofPanelProps {
  readonly person: PersonTile
  readonly isLocked: boolean
  /** Changes whenever somebody chooses this person: the keyboard then belongs to the panel. */
  readonly chosenAt: number
}

export function ProofPanel({ person, isLocked, chosenAt }: ProofPanelProps) {
  const { t } = useTranslation()
  const [chosenWay, setWay] = useState<Way | null>(null)
  const way = chosenWay ?? (person.hasPin ? 'pin' : 'password')
  const attempt = useProof({
    person,
    isLocked,
    onRefused: ({ reason }) => NEEDS_PASSWORD.includes(reason) && setWay('password'),
  })
  const change = (next: Way) => {
    attempt.forget()
    setWay(next)
  }
  const panel = usePanelFocus(`${chosenAt} ${way}`)
  if (way === 'recovery') return <RecoverForm person={person} onBack={() => change('password')} />
  const enter = t(isLocked ? 'lock.unlock' : 'signIn.enter')
  return (
    <section ref={panel} tabIndex={-1} aria-labelledby="proof-of" className="m-auto flex w-72 flex-col gap-4">
      <Whose person={person} />
      {way === 'pin' ? <PinEntry attempt={attempt} enter={enter} /> : <PasswordEntry attempt={attempt} enter={enter} />}
      <OtherWays person={person} way={way} attempt={attempt} onChange={change} />
    </section>
  )
}

/** The keyboard goes to the panel, or to the field in it. */
function usePanelFocus(reason: string) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // The field comes and goes with the way that is the reason.
    if (reason) (panel.current?.querySelector('input') ?? panel.current)?.focus()
  }, [reason])
  return panel
}

function Whose({ person }: { person: PersonTile }) {
  const { t } = useTranslation()
  return (
    <header className="flex flex-col items-center gap-1 text-center">
      <h2 id="proof-of" className="line-clamp-2 max-w-full text-xl font-semibold text-balance break-words">
        {person.name}
      </h2>
      {person.practicePin !== null && (
        <p className="code rounded-full bg-wait-soft px-3 text-sm font-medium text-wait">
          {t('signIn.practicePin', { pin: person.practicePin })}
        </p>
      )}
    </header>
  )
}

interface OtherWaysProps {
  readonly person: PersonTile
  readonly way: Way
  readonly attempt: ProofAttempt
  readonly onChange: (way: Way) => void
}

/** Quiet: most people never need them. */
function OtherWays({ person, way, attempt, onChange }: OtherWaysProps) {
  const { t } = useTranslation()
  if (way === 'pin') return <Quiet onPress={() => onChange('password')}>{t('signIn.usePassword')}</Quiet>
  const isPinOff = attempt.refusal !== null && NEEDS_PASSWORD.includes(attempt.refusal.reason)
  return (
    <div className="flex flex-col items-center">
      {person.hasPin && !isPinOff && <Quiet onPress={() => onChange('pin')}>{t('signIn.usePin')}</Quiet>}
      {person.role === 'super_admin' ? (
        <Quiet onPress={() => onChange('recovery')}>{t('signIn.forgot')}</Quiet>
      ) : (
        <p className="text-center text-sm text-muted">{t('signIn.askOwner')}</p>
      )}
    </div>
  )
}

function Quiet({ onPress, children }: { onPress: () => void; children: ReactNode }) {
  return (
    <Button weight="quiet" className="self-center underline underline-offset-4" onClick={onPress}>
      {children}
    </Button>
  )
}
