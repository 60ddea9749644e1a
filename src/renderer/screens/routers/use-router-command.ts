/** Does something to a router: sends it, says what happened, and has everything about routers asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface RouterCommand<I, O> {
  readonly send: (input: I) => Promise<O>
  /** The good news, as a sentence; undefined when there is none to tell. */
  readonly told: (output: O, input: I) => string | undefined
  readonly onDone?: () => void
}

export function useRouterCommand<I, O>({ send, told, onDone }: RouterCommand<I, O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    onSuccess: (output, input) => {
      const words = told(output, input)
      if (words !== undefined) toast(words)
      onDone?.()
    },
    // What was refused shows what stands there now, too.
    onSettled: () => queries.invalidateQueries({ queryKey: keys.routers }),
  })
  return { run: (input: I) => mutate(input), isBusy: isPending, error, forgetError: reset }
}
