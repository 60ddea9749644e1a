/** Changes something about packages: sends it, says what happened, and has the lists asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface PackageCommand<I, O> {
  readonly send: (input: I) => Promise<O>
  /** The good news, as a sentence. */
  readonly told: (input: I) => string
  readonly onDone?: (output: O) => void
}

export function usePackageCommand<I, O>({ send, told, onDone }: PackageCommand<I, O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: send,
    onSuccess: (output, input) => {
      toast(told(input))
      onDone?.(output)
    },
    // Also after a refusal: then the packages are others than those on the screen.
    onSettled: () => Promise.all(SHOWN_IN.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  })
  return { run: (input: I) => mutate(input), isBusy: isPending, error }
}

const SHOWN_IN = [keys.allPlans, keys.plans, keys.stock, keys.preview]
