/** Asks a second person's word for one action, and says in words why it was not given. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ApprovableAction } from '../../contract/people.ts'
import type { PersonTile, Proof } from '../../contract/session.ts'
import type { WireError } from '../../contract/wire.ts'
import { useTeller } from '../bridge/teller.tsx'
import type { ProofAttempt } from '../proofs/proof-attempt.ts'
import { useSecondsLeft, waitMsOf } from '../proofs/use-seconds-left.ts'
import { wireErrorOf } from '../text/say.ts'

/** Somebody's word, good once and for two minutes. */
export interface Approval {
  readonly approvalId: string
  readonly approverName: string
}

interface ApprovalOptions {
  readonly action: ApprovableAction
  readonly approver: PersonTile
  readonly onApproved: (approval: Approval) => void
  readonly onRefused: (refusal: WireError) => void
}

export function useApproval({ action, approver, onApproved, onRefused }: ApprovalOptions): ProofAttempt {
  const teller = useTeller()
  const queries = useQueryClient()
  const { secondsLeft, begin } = useSecondsLeft()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: (proof: Proof) => teller.approval.give({ action, approverId: approver.id, proof }),
    // A PIN or password is not remembered once it was sent.
    gcTime: 0,
    onSuccess: onApproved,
    onError: (failure) => {
      const refusal = wireErrorOf(failure)
      begin(waitMsOf(refusal))
      // Whoever may not approve any more is not offered any more.
      if (refusal.reason === 'may_not_approve') void queries.invalidateQueries({ queryKey: ['approvers'] })
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
