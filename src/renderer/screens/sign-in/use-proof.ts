/** Shows the backend who somebody is: signs them in, or opens the lock when it is theirs. */
import { useQueryClient } from '@tanstack/react-query'
import type { PersonTile } from '../../../contract/session.ts'
import type { WireError } from '../../../contract/wire.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import type { ProofAttempt } from '../../proofs/proof-attempt.ts'
import { useProofAttempt } from '../../proofs/use-proof-attempt.ts'

interface ProofOptions {
  readonly person: PersonTile
  /** Is it this person's lock that is to be opened? */
  readonly isLocked: boolean
  readonly onRefused: (refusal: WireError) => void
}

export function useProof({ person, isLocked, onRefused }: ProofOptions): ProofAttempt {
  const teller = useTeller()
  const queries = useQueryClient()
  return useProofAttempt({
    send: (proof) =>
      isLocked ? teller.session.unlock({ proof }) : teller.session.signIn({ personId: person.id, proof }),
    onAccepted: (me) => queries.setQueryData(keys.me, me),
    onRefused: (refusal) => {
      // Whoever was refused may be gone, or have no PIN any more.
      void queries.invalidateQueries({ queryKey: keys.tiles })
      onRefused(refusal)
    },
  })
}
