/** Saves a router or a printer, and says so. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { keys } from '../../bridge/queries.ts'
import { useToast } from '../../components/toast.tsx'

interface SaveOptions<F> {
  readonly send: (form: F) => Promise<unknown>
  /** The good news, as a sentence. */
  readonly told: (form: F) => string
  readonly onSaved: () => void
}

export function useSave<F>({ send, told, onSaved }: SaveOptions<F>) {
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: send,
    onSuccess: (_, form) => {
      toast(told(form))
      void queries.invalidateQueries({ queryKey: keys.equipment })
      void queries.invalidateQueries({ queryKey: keys.preview })
      onSaved()
    },
  })
  return { run: (form: F) => mutate(form), isSaving: isPending, error }
}
