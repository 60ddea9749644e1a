/** Where the one who approves enters PIN or password. */
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovableAction } from '../../contract/people.ts'
import type { PersonTile } from '../../contract/session.ts'
import type { Reason } from '../../core/errors.ts'
import { Button } from '../components/button.tsx'
import { PasswordEntry } from '../proofs/password-entry.tsx'
import { PinEntry } from '../proofs/pin-entry.tsx'
import { type Approval, useApproval } from './use-approval.ts'

/** Refusals after which only the password helps. */
const NEEDS_PASSWORD: readonly Reason[] = ['pin_off', 'no_pin']

interface ApproverProofProps {
  readonly action: ApprovableAction
  readonly approver: PersonTile
  readonly onApproved: (approval: Approval) => void
  /** Leads back to the choice; undefined when there is none. */
  readonly onOther: (() => void) | undefined
  /** The way back. */
  readonly children: ReactNode
}

export function ApproverProof({ action, approver, onApproved, onOther, children }: ApproverProofProps) {
  const { t } = useTranslation()
  const [way, setWay] = useState<'pin' | 'password'>(approver.hasPin ? 'pin' : 'password')
  const attempt = useApproval({
    action,
    approver,
    onApproved,
    onRefused: ({ reason }) => NEEDS_PASSWORD.includes(reason) && setWay('password'),
  })
  const panel = usePanelFocus(way)
  const swap = () => {
    attempt.forget()
    setWay(way === 'pin' ? 'password' : 'pin')
  }
  const enter = t('approvals.approve')
  return (
    <section ref={panel} tabIndex={-1} aria-label={approver.name} className="mx-auto flex w-72 flex-col gap-2">
      <Whose approver={approver} />
      {way === 'pin' ? <PinEntry attempt={attempt} enter={enter} /> : <PasswordEntry attempt={attempt} enter={enter} />}
      <div className="flex flex-wrap justify-center">
        {approver.hasPin && (
          <Button weight="quiet" onClick={swap}>
            {t(way === 'pin' ? 'signIn.usePassword' : 'signIn.usePin')}
          </Button>
        )}
        {onOther && (
          <Button weight="quiet" onClick={onOther}>
            {t('approvals.other')}
          </Button>
        )}
        {children}
      </div>
    </section>
  )
}

function Whose({ approver }: { approver: PersonTile }) {
  const { t } = useTranslation()
  return (
    <div className="flex flex-wrap items-baseline justify-center gap-x-2">
      <p className="max-w-full truncate text-lg font-semibold">{approver.name}</p>
      <p className="text-muted">{t(`roles.${approver.role}`)}</p>
      {approver.practicePin !== null && (
        <p className="code rounded-full bg-wait-soft px-3 text-sm font-medium text-wait">
          {t('signIn.practicePin', { pin: approver.practicePin })}
        </p>
      )}
    </div>
  )
}

/** The keyboard goes to the pad, or to the field. */
function usePanelFocus(way: string) {
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    // The field comes and goes with the way.
    if (way) (panel.current?.querySelector('input') ?? panel.current)?.focus()
  }, [way])
  return panel
}
