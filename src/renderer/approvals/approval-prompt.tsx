/** The approval prompt: what is asked, for how much and by whom, and who here may say yes. In its place, never a modal. */
import { ShieldQuestion, UserX } from 'lucide-react'
import { type ReactNode, useEffect, useEffectEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApprovableAction } from '../../contract/people.ts'
import type { PersonTile as Person } from '../../contract/session.ts'
import { Button } from '../components/button.tsx'
import { EmptyState } from '../components/empty-state.tsx'
import { Money } from '../components/money.tsx'
import { CallProblem } from '../components/problem.tsx'
import { PersonTile } from '../proofs/person-tile.tsx'
import { ApproverProof } from './approver-proof.tsx'
import type { Approval } from './use-approval.ts'
import { useApprovers } from './use-approvers.ts'

interface ApprovalPromptProps {
  readonly action: ApprovableAction
  /** What is asked, in words. */
  readonly what: string
  readonly askedBy: string
  /** The word was given; the action goes on at once. */
  readonly onApproved: (approval: Approval) => void
  readonly onCancel: () => void
}

export function ApprovalPrompt({ action, what, askedBy, onApproved, onCancel }: ApprovalPromptProps) {
  const { t } = useTranslation()
  const title = useId()
  useEscape(onCancel)
  return (
    <section aria-labelledby={title} className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto">
      <header className="rounded-card bg-wait-soft px-4 py-2">
        <h3 id={title} className="flex items-center gap-2 font-semibold text-wait">
          <ShieldQuestion size={20} aria-hidden="true" className="shrink-0" />
          {t('approvals.title')}
        </h3>
        <div className="mt-1 flex items-baseline justify-between gap-3">
          <p>{what}</p>
          <Money
            minor={action.amountMinor}
            currency={'currency' in action ? action.currency : undefined}
            className="text-2xl font-bold"
          />
        </div>
        <p className="text-sm text-muted">{t('approvals.askedBy', { name: askedBy })}</p>
      </header>
      <Approvers action={action} onApproved={onApproved}>
        <Button weight="quiet" shortcut="Esc" onClick={onCancel}>
          {t('approvals.back')}
        </Button>
      </Approvers>
    </section>
  )
}

interface ApproversProps extends Pick<ApprovalPromptProps, 'action' | 'onApproved'> {
  /** The way back. */
  readonly children: ReactNode
}

function Approvers({ action, onApproved, children }: ApproversProps) {
  const { t } = useTranslation()
  const { data: approvers, error, refetch } = useApprovers(action)
  const [chosen, setChosen] = useState<Person | null>(null)
  // Where there is one, there is nothing to choose.
  const approver = chosen ?? (approvers?.length === 1 ? (approvers[0] ?? null) : null)
  if (approver) {
    const hasOther = approvers?.some(({ id }) => id !== approver.id) ?? false
    return (
      <ApproverProof
        key={approver.id}
        action={action}
        approver={approver}
        onApproved={onApproved}
        onOther={hasOther ? () => setChosen(null) : undefined}
      >
        {children}
      </ApproverProof>
    )
  }
  return (
    <>
      <CallProblem error={error} retry={{ label: t('app.tryAgain'), run: () => void refetch() }} />
      {!approvers && !error && <p className="text-muted">{t('approvals.looking')}</p>}
      {approvers?.length === 0 && (
        <EmptyState icon={UserX} title={t('approvals.nobodyTitle')}>
          {t('approvals.nobodyText')}
        </EmptyState>
      )}
      {approvers && approvers.length > 0 && <Tiles people={approvers} onChoose={setChosen} />}
      {children}
    </>
  )
}

/** The keyboard comes to the first of them. */
function Tiles({ people, onChoose }: { people: readonly Person[]; onChoose: (person: Person) => void }) {
  const { t } = useTranslation()
  const tiles = useRef<HTMLFieldSetElement>(null)
  useEffect(() => tiles.current?.querySelector('button')?.focus(), [])
  return (
    <fieldset ref={tiles} className="flex min-w-0 flex-col gap-2">
      <legend className="mb-2 font-medium">{t('approvals.choose')}</legend>
      {people.map((person) => (
        <PersonTile key={person.id} person={person} isChosen={false} onChoose={() => onChoose(person)} />
      ))}
    </fieldset>
  )
}

/** Escape leads back, wherever the focus is. */
function useEscape(onEscape: () => void): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onEscape()
  })
  useEffect(() => {
    window.addEventListener('keydown', hear)
    return () => window.removeEventListener('keydown', hear)
  }, [])
}
