/** What is asked about the daily summary. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { TellerClient } from '../../contract/index.ts'
import type { SummarySettings } from '../../contract/summary.ts'
import { useTeller } from './teller.tsx'

export type SummaryView = Awaited<ReturnType<TellerClient['summary']['get']>>

const KEY = ['summary']
/** It is written in the background, and tells of it by nothing else. */
const AGAIN_MS = 30_000

export function useSummary() {
  const { summary } = useTeller()
  const queryFn = () => summary.get(undefined)
  return useQuery({ queryKey: KEY, queryFn, staleTime: 0, refetchInterval: AGAIN_MS })
}

export function useSummaryCommands(onSaved: (view: SummaryView) => void) {
  const { summary } = useTeller()
  const queries = useQueryClient()
  const show = (view: SummaryView) => queries.setQueryData(KEY, view)
  const save = useMutation({
    mutationFn: (settings: SummarySettings) => summary.save(settings),
    onSuccess: (view) => {
      show(view)
      onSaved(view)
    },
  })
  const tryNow = useMutation({ mutationFn: () => summary.tryNow(undefined), onSuccess: show })
  return { save, tryNow }
}
