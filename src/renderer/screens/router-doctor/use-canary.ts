/** Sends a test code to a router: one at a time, told by events how far it is, and it can be called back. */
import { useIsMutating, useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import type { CanaryReport, DoctorProgress } from '../../../contract/doctor.ts'
import { keys } from '../../bridge/queries.ts'
import { useDoctorProgress } from '../../bridge/router-queries.ts'
import { useTeller } from '../../bridge/teller.tsx'

export interface CanaryDesk {
  readonly start: () => void
  readonly stop: () => void
  /** Also when it was started before this was left and entered again. */
  readonly isRunning: boolean
  readonly isStopping: boolean
  readonly doing: DoctorProgress | null
  /** Of the last one that came home, also when this was left meanwhile. */
  readonly report: CanaryReport | undefined
  readonly error: unknown
}

export function useCanary(routerId: string): CanaryDesk {
  const teller = useTeller()
  const queries = useQueryClient()
  const mutationKey = ['canary', routerId]
  const canary = useMutation({
    mutationKey,
    mutationFn: () => teller.doctor.canary({ routerId }),
    onMutate: () => queries.removeQueries({ queryKey: keys.doctorProgress(routerId) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.audit }),
  })
  const reports = useMutationState({
    filters: { mutationKey, status: 'success' },
    select: ({ state }) => state.data as CanaryReport,
  })
  const stop = useMutation({ mutationFn: () => teller.doctor.stopCanary({ routerId }) })
  return {
    start: () => {
      stop.reset()
      canary.mutate()
    },
    stop: () => stop.mutate(),
    isRunning: useIsMutating({ mutationKey }) > 0,
    isStopping: stop.isPending || stop.isSuccess,
    doing: useDoctorProgress(routerId),
    report: reports.at(-1),
    error: canary.error ?? stop.error,
  }
}
