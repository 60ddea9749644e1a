/** Adds a location or changes one, says so, and has everything that names it asked again. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LocationView } from '../../../contract/people.ts'
import { keys } from '../../bridge/queries.ts'
import { useTeller } from '../../bridge/teller.tsx'
import { useToast } from '../../components/toast.tsx'
import type { LocationCandidate } from './location-draft.ts'

/** Its name stands in Settings, in the frame, on tickets, and beside people; its clock decides which sales are today's. */
const SHOWN_IN = [keys.locations, keys.app, keys.preview, keys.me, keys.todaysSales]

export function useSaveLocation(view: LocationView | null, onSaved: () => void) {
  const { t } = useTranslation()
  const teller = useTeller()
  const queries = useQueryClient()
  const toast = useToast()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async ({ currency, ...location }: LocationCandidate): Promise<unknown> =>
      view
        ? await teller.location.change({ id: view.id, location })
        : await teller.location.add({ ...location, currency }),
    onSuccess: (_, { name }) => {
      toast(t(view ? 'places.saved' : 'places.added', { name }))
      for (const queryKey of SHOWN_IN) void queries.invalidateQueries({ queryKey })
      onSaved()
    },
  })
  return { run: (location: LocationCandidate) => mutate(location), isSaving: isPending, error }
}
