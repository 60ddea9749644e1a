/** Does something at the till: sends it, says what happened, and has everything about the till asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface TillCommand<I, O> {
  readonly send: (input: I) => Promise<O>
  /** The good news, as a sentence; absent where the screen shows it anyway. */
  readonly told?: (output: O, input: I) => string
  readonly onDone?: (output: O) => void
  readonly onRefused?: (error: Error) => void
}

export function useTillCommand<I, O>({ send, told, onDone, onRefused }: TillCommand<I, O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: (output, input) => {
      if (told) toast(told(output, input))
      onDone?.(output)
    },
    onError: (failure) => onRefused?.(failure),
    // What was refused shows what stands there now, too.
    onSettled: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: keys.till }),
        queries.invalidateQueries({ queryKey: keys.status }),
      ]),
  })
  return { run: (input: I) => mutate(input), isBusy: isPending, error, forgetError: reset }
}
