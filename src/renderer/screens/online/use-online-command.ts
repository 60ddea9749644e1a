/** Does something about a device: sends it, says what happened, and has the lists asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface OnlineCommand<O> {
  readonly send: () => Promise<O>
  /** The good news, as a sentence. */
  readonly told: (output: O) => string
  readonly onDone: () => void
}

export function useOnlineCommand<O>({ send, told, onDone }: OnlineCommand<O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (_: undefined) => send(),
    onSuccess: (output) => {
      toast(told(output))
      onDone()
    },
    // What is not known to have happened may have happened.
    onSettled: () => {
      for (const queryKey of [keys.online, keys.blockedDevices]) void queries.invalidateQueries({ queryKey })
    },
  })
  return { run: (input: undefined) => mutate(input), isBusy: isPending, error }
}
