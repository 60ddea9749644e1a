/** Sends a change of one's own account: what it answers is who one is from then on. */
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Me } from '../../../contract/session.ts'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface AccountChange<F> {
  readonly send: (form: F) => Promise<Me>
  /** The good news, as a sentence. */
  readonly told: string
  readonly onDone?: (() => void) | undefined
}

export function useAccountChange<F>({ send, told, onDone }: AccountChange<F>): UseMutationResult<Me, Error, F> {
  const queries = useQueryClient()
  const toast = useToast()
  return useMutation({
    mutationFn: send,
    // A password is not remembered once it was sent.
    gcTime: 0,
    onSuccess: (me) => {
      toast(told)
      queries.setQueryData(keys.me, me)
      // Whether somebody has a PIN stands on their tile.
      void queries.invalidateQueries({ queryKey: keys.tiles })
      onDone?.()
    },
  })
}
