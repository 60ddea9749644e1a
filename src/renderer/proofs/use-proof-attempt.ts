/** Sends one proof after another, counts down the waits between them, and remembers none. */
import { useMutation } from '@tanstack/react-query'
import type { Proof } from '../../contract/session.ts'
import type { WireError } from '../../contract/wire.ts'
import { wireErrorOf } from '../text/say.ts'
import type { ProofAttempt } from './proof-attempt.ts'
import { useSecondsLeft, waitMsOf } from './use-seconds-left.ts'

interface ProofAttemptOptions<T> {
  readonly send: (proof: Proof) => Promise<T>
  readonly onAccepted: (answer: T) => void
  readonly onRefused: (refusal: WireError) => void
}

export function useProofAttempt<T>({ send, onAccepted, onRefused }: ProofAttemptOptions<T>): ProofAttempt {
  const { secondsLeft, begin } = useSecondsLeft()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    // A PIN or password is not remembered once it was sent.
    gcTime: 0,
    onSuccess: onAccepted,
    onError: (failure) => {
      const refusal = wireErrorOf(failure)
      begin(waitMsOf(refusal))
      onRefused(refusal)
    },
  })
  return {
    show: (proof) => mutate(proof),
    isChecking: isPending,
    refusal: error ? wireErrorOf(error) : null,
    secondsLeft,
    forget: reset,
  }
}
