/** Shows the backend who somebody is: signs them in, or opens the lock when it is theirs. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonTile, Proof } from '../../../contract/session.ts'
import type { WireError } from '../../../contract/wire.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import type { ProofAttempt } from '../../proofs/proof-attempt.ts'
import { useSecondsLeft, waitMsOf } from '../../proofs/use-seconds-left.ts'
import { wireErrorOf } from '../../text/say.ts'

interface ProofOptions {
  readonly person: PersonTile
  /** Is it this person's lock that is to be opened? */
  readonly isLocked: boolean
  readonly onRefused: (refusal: WireError) => void
}

export function useProof({ person, isLocked, onRefused }: ProofOptions): ProofAttempt {
  const teller = useTeller()
  const queries = useQueryClient()
  const { secondsLeft, begin } = useSecondsLeft()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (proof: Proof) =>
      isLocked ? teller.session.unlock({ proof }) : teller.session.signIn({ personId: person.id, proof }),
    // A PIN or password is not remembered once it was sent.
    gcTime: 0,
    onSuccess: (me) => queries.setQueryData(keys.me, me),
    onError: (failure) => {
      const refusal = wireErrorOf(failure)
      begin(waitMsOf(refusal))
      // Whoever was refused may be gone, or have no PIN any more.
      void queries.invalidateQueries({ queryKey: keys.tiles })
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
