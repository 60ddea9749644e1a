/** Sends the finished form; the owner is then signed in, and the counter opens. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CallError } from '../../../contract/client.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { checkSetup, type SetupDraft } from './setup-draft.ts'

export function useOpenCounter(draft: SetupDraft) {
  const teller = useTeller()
  const queries = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const checked = checkSetup(draft)
      // Each step was checked before it was left, so this only fails if two of them do not fit together.
      if (!checked.ok) {
        throw new CallError('setup.complete', { code: 'bad_request', reason: 'check_fields', fields: checked.problems })
      }
      await teller.setup.complete(checked.value)
      // First who it is, then that the counter is ready: the sign-in screen would flash between them.
      await queries.invalidateQueries({ queryKey: keys.me })
      await queries.invalidateQueries({ queryKey: keys.app })
    },
  })
  return { open: () => mutate(), isOpening: isPending, error }
}
