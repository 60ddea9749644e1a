/** Asks a second person's word for one action, and says in words why it was not given. */
import { useQueryClient } from '@tanstack/react-query'
import type { ApprovableAction } from '../../contract/people.ts'
import type { PersonTile } from '../../contract/session.ts'
import type { WireError } from '../../contract/wire.ts'
import { keys } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'
import type { ProofAttempt } from '../proofs/proof-attempt.ts'
import { useProofAttempt } from '../proofs/use-proof-attempt.ts'

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
  return useProofAttempt({
    send: (proof) => teller.approval.give({ action, approverId: approver.id, proof }),
    onAccepted: onApproved,
    onRefused: (refusal) => {
      // Whoever may not approve any more is not offered any more.
      if (refusal.reason === 'may_not_approve') void queries.invalidateQueries({ queryKey: keys.approvers })
      onRefused(refusal)
    },
  })
}
