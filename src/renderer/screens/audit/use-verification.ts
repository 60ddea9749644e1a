/** Has the journal verified: one at a time, told by events how far it is, and it can be stopped. */
import { useIsMutating, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Verification } from '../../../contract/audit.ts'
import { useVerificationProgress } from '../../bridge/progress-queries.ts'
import { keys, useLastVerification } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { wireErrorOf } from '../../text/say.ts'

const VERIFY = ['verifyJournal'] as const

export interface VerificationDesk {
  readonly start: () => void
  readonly stop: () => void
  /** Also when it was started before this room was left and entered again. */
  readonly isRunning: boolean
  readonly isStopping: boolean
  readonly wasStopped: boolean
  /** Null until the first word of it has come. */
  readonly progress: { readonly done: number; readonly total: number } | null
  /** What the last one found; null when there was none. */
  readonly last: Verification | null | undefined
  readonly error: unknown
}

export function useVerification(): VerificationDesk {
  const teller = useTeller()
  const queries = useQueryClient()
  const last = useLastVerification()
  const verify = useMutation({
    mutationKey: VERIFY,
    mutationFn: () => teller.audit.verify(undefined),
    onMutate: () => queries.removeQueries({ queryKey: keys.auditProgress }),
    // It stands in the journal itself, so the list has one entry more.
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.audit }),
  })
  const stop = useMutation({ mutationFn: () => teller.audit.stopVerifying(undefined) })
  const wasStopped = verify.error !== null && wireErrorOf(verify.error).reason === 'stopped'
  return {
    start: () => {
      stop.reset()
      verify.mutate()
    },
    stop: () => stop.mutate(),
    isRunning: useIsMutating({ mutationKey: VERIFY }) > 0,
    isStopping: stop.isPending || stop.isSuccess,
    wasStopped,
    progress: useVerificationProgress(),
    last: last.data,
    error: (wasStopped ? null : verify.error) ?? stop.error ?? last.error,
  }
}
