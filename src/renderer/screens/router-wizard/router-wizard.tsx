/** Sets a new router up: find it, log in once, see what will happen, have it done, add it to the counter. */
import { useEffect, useRef, useState } from 'react'
import type { Looked, OnboardingChoices, Outcome } from '../../../contract/onboarding.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { ApplyStage } from './apply-stage.tsx'
import { DoneStage, type SavedRouter, SavedStage } from './done-stage.tsx'
import { FindStage } from './find-stage.tsx'
import { LoginStage } from './login-stage.tsx'
import { PlanStage } from './plan-stage.tsx'
import { type Agreed, useWork } from './use-work.ts'
import { checkTarget, type LoginDraft, NO_TARGET, type TargetDraft } from './wizard-draft.ts'
import type { Stage } from './wizard-page.tsx'

interface RouterWizardProps {
  /** The router was added. */
  readonly onDone: (router: SavedRouter) => void
  readonly onCancel: () => void
  /** The router is set up already, and its login is known. */
  readonly onByHand: () => void
}

export function RouterWizard({ onDone, onCancel, onByHand }: RouterWizardProps) {
  const [stage, setStage] = useState<Stage>('find')
  const [target, setTarget] = useState<TargetDraft>(NO_TARGET)
  const [login, setLogin] = useState<LoginDraft>({ username: 'admin', password: '' })
  const [seen, setSeen] = useState({ count: 0, error: null as unknown })
  const [looked, setLooked] = useState<Looked | null>(null)
  const [choices, setChoices] = useState<OnboardingChoices | null>(null)
  const [agreed, setAgreed] = useState<Agreed | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [saved, setSaved] = useState<SavedRouter | null>(null)
  useLeaving(looked?.id)
  const work = useWork({
    agreed,
    onDone: (done) => {
      setOutcome(done)
      setStage('done')
    },
    onChanged: (error) => {
      setSeen({ count: seen.count + 1, error })
      setStage('plan')
    },
  })
  const checked = checkTarget(target)

  if (saved) return <SavedStage name={saved.name} onFinish={() => onDone(saved)} />
  if (stage === 'done' && looked && agreed && outcome) {
    // A new hotspot has a login page of its own; else what was known of the router is right.
    const known = agreed.choices.hotspot ? '' : looked.known?.loginHost
    const loginHost = known || agreed.plan.loginHost
    const { fingerprint } = outcome
    const undo = () => {
      setStage('apply')
      work.undo()
    }
    return <DoneStage {...{ looked, loginHost, fingerprint, onCancel }} onSaved={setSaved} onUndo={undo} />
  }
  if (stage === 'apply' && looked && agreed) {
    const { identity: name } = looked.router
    return (
      <ApplyStage
        {...{ name, work, onCancel }}
        plan={agreed.plan}
        onToPlan={() => {
          setSeen({ count: seen.count + 1, error: null })
          setStage('plan')
        }}
      />
    )
  }
  if (stage === 'plan' && looked && choices) {
    return (
      <PlanStage
        {...{ looked, choices, onCancel }}
        seen={seen.count}
        error={seen.error}
        onChange={setChoices}
        onBack={() => setStage('login')}
        onAgree={(plan) => {
          const next = { lookId: looked.id, choices, plan }
          setAgreed(next)
          setStage('apply')
          work.begin(next)
        }}
      />
    )
  }
  if (stage === 'login' && checked.ok) {
    return (
      <LoginStage
        target={checked.value}
        draft={login}
        onChange={setLogin}
        onBack={() => setStage('find')}
        onCancel={onCancel}
        onLooked={(found) => {
          // From here on the backend has it, for as long as it promised; the screen does not need it.
          setLogin({ ...login, password: '' })
          setLooked(found)
          setChoices(found.choices)
          setSeen({ count: 0, error: null })
          setStage('plan')
        }}
      />
    )
  }
  return (
    <FindStage
      draft={target}
      onChange={setTarget}
      onCancel={onCancel}
      onByHand={onByHand}
      onNext={(next) => {
        setTarget(next)
        setStage('login')
      }}
    />
  )
}

/** Whoever leaves the wizard, by whichever way, has the login forgotten at once. */
function useLeaving(lookId: string | undefined): void {
  const teller = useTeller()
  const last = useRef(lookId)
  useEffect(() => {
    last.current = lookId
  }, [lookId])
  useEffect(() => {
    return () => {
      // Where it cannot be said, as behind the lock, the backend forgets by itself.
      if (last.current !== undefined) teller.onboarding.leave({ lookId: last.current }).catch(() => undefined)
    }
  }, [teller])
}
