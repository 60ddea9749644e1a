/** In words: that a proof is being checked, why it was refused, and how long to wait. */
import { useTranslation } from 'react-i18next'
import { useSay } from '../text/say.ts'
import type { ProofAttempt } from './proof-attempt.ts'
import { clockOf, waitMsOf } from './use-seconds-left.ts'

export function ProofMessage({ attempt }: { attempt: ProofAttempt }) {
  const { t } = useTranslation()
  const { isChecking, secondsLeft } = attempt
  const words = useRefusalWords(attempt)
  return (
    <div className="min-h-12 text-center">
      <p role="alert" className={isChecking ? 'text-muted' : 'font-medium text-bad'}>
        {isChecking ? t('signIn.checking') : words}
      </p>
      {secondsLeft > 0 && (
        // Told apart from the sentence, which would otherwise be read aloud again each second.
        <p role="timer" className="money text-bad">
          {t('signIn.wait', { time: clockOf(secondsLeft) })}
        </p>
      )}
    </div>
  )
}

/** A wait that is over needs no words any more. */
function useRefusalWords({ refusal, secondsLeft }: ProofAttempt): string {
  const { t } = useTranslation()
  const say = useSay()
  if (!refusal) return ''
  if (waitMsOf(refusal) === 0) return say.reason(refusal)
  if (secondsLeft === 0) return ''
  return t(refusal.reason === 'locked_out' ? 'signIn.lockedOut' : 'signIn.slowDown')
}
