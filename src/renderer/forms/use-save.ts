/** Saves a router or a printer, and says so. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../bridge/queries.ts'
import { useToast } from '../components/toast.tsx'

interface SaveOptions<F, O> {
  readonly send: (form: F) => Promise<O>
  /** The good news, as a sentence. */
  readonly told: (form: F) => string
  readonly onSaved: (output: O) => void
}

export function useSave<F, O>({ send, told, onSaved }: SaveOptions<F, O>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: send,
    onSuccess: (output, form) => {
      toast(told(form))
      void queries.invalidateQueries({ queryKey: keys.equipment })
      void queries.invalidateQueries({ queryKey: keys.routers })
      void queries.invalidateQueries({ queryKey: keys.preview })
      onSaved(output)
    },
  })
  return { run: (form: F) => mutate(form), isSaving: isPending, error }
}
