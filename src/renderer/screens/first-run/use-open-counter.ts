/** Sends the finished form; the owner is then signed in, and writes down the recovery code before the counter opens. */
import { useMutation } from '@tanstack/react-query'
import { CallError } from '../../../contract/client.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useShowRecoveryCode } from '../sign-in/recovery-code-keeper.tsx'
import { checkSetup, type SetupDraft } from './setup-draft.ts'

export function useOpenCounter(draft: SetupDraft) {
  const teller = useTeller()
  const showCode = useShowRecoveryCode()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const checked = checkSetup(draft)
      // Each step was checked before it was left, so this only fails if two of them do not fit together.
      if (!checked.ok) {
        throw new CallError('setup.complete', { code: 'bad_request', reason: 'check_fields', fields: checked.problems })
      }
      return teller.setup.complete(checked.value)
    },
    // The code is not remembered once it was shown.
    gcTime: 0,
    onSuccess: ({ recoveryCode }) => showCode(recoveryCode),
  })
  return { open: () => mutate(), isOpening: isPending, error }
}
