/** Signs out whoever is at this window, or behind its lock. */
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Me } from '../../../contract/session.ts'
import type { Status } from '../../../contract/status.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'

/** `onDone` hears that nobody is signed in any more. */
export function useSignOut(onDone?: () => void): () => void {
  const teller = useTeller()
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => teller.session.signOut(undefined),
    onSuccess: () => {
      onDone?.()
      tellOpenShift(queries)
      queries.setQueryData(keys.me, null)
    },
  })
  return () => mutate()
}

/** Who signs out of an open shift of their own hears that it stays open; nothing stands in their way. */
function tellOpenShift(queries: QueryClient): void {
  const me = queries.getQueryData<Me | null>(keys.me)
  const shift = queries.getQueryData<Status>(keys.status)?.shift
  queries.setQueryData(keys.shiftLeft, shift && shift.personId === me?.id ? shift.number : null)
}
