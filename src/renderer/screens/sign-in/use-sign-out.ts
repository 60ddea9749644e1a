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

/** The open shift of somebody who has just signed out. */
export interface ShiftLeft {
  readonly number: number
  readonly name: string
}

/** Who signs out of an open shift of their own hears that it stays open; nothing stands in their way. */
function tellOpenShift(queries: QueryClient): void {
  const me = queries.getQueryData<Me | null>(keys.me)
  const shift = queries.getQueryData<Status>(keys.status)?.shift
  const isTheirs = shift?.personId === me?.id
  const left: ShiftLeft | null = shift && isTheirs ? { number: shift.number, name: shift.personName } : null
  queries.setQueryData(keys.shiftLeft, left)
}
