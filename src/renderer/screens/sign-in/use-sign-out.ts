/** Signs out whoever is at this window, or behind its lock. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
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
      queries.setQueryData(keys.me, null)
    },
  })
  return () => mutate()
}
