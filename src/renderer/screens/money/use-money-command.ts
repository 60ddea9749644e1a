/** Does something about money and says so; whatever is reckoned with it is asked for again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface Command<I, O> {
  readonly send: (input: I) => Promise<O>
  /** The good news, as a sentence. */
  readonly told: (input: I) => string
  readonly onDone?: () => void
}

export function useMoneyCommand<I, O>({ send, told, onDone }: Command<I, O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, error, isPending } = useMutation({
    mutationFn: send,
    onSuccess: (_, input) => {
      toast(told(input))
      for (const queryKey of [keys.money, keys.plans, keys.preview]) void queries.invalidateQueries({ queryKey })
      onDone?.()
    },
  })
  return { run: (input: I) => !isPending && mutate(input), error, isBusy: isPending }
}
