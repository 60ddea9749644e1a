/** Changes something about a person: sends it, says what happened, and has the lists asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface PeopleCommand<I, O> {
  readonly send: (input: I) => Promise<O>
  /** The good news, as a sentence; absent where the answer itself is shown. */
  readonly told?: (input: I) => string
  readonly onDone?: (output: O, input: I) => void
}

/** What a change of a person shows itself in: the list, the sign-in screen, and one's own name. */
const SHOWN_IN = [keys.people, keys.tiles, keys.me]

export function usePeopleCommand<I, O>({ send, told, onDone }: PeopleCommand<I, O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error, reset } = useMutation({
    mutationFn: send,
    // An answer may hold a password: nothing of it is remembered.
    gcTime: 0,
    onSuccess: (output, input) => {
      if (told) toast(told(input))
      for (const queryKey of SHOWN_IN) void queries.invalidateQueries({ queryKey })
      onDone?.(output, input)
    },
  })
  return { run: (input: I) => mutate(input), isBusy: isPending, error, forgetError: reset }
}
