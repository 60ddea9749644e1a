/** How far long work is that this window waits for: only events tell. */
import { skipToken, useQuery } from '@tanstack/react-query'
import { keys } from './queries.ts'

interface Progress {
  readonly done: number
  readonly total: number
}

function useTold(queryKey: readonly string[]): Progress | null {
  const { data } = useQuery<Progress | null>({ queryKey, queryFn: skipToken })
  return data ?? null
}

/** The verification of the journal. */
export const useVerificationProgress = () => useTold(keys.auditProgress)

/** The file of a report. */
export const useReportProgress = () => useTold(keys.reportProgress)

/** The file of a batch. */
export const useSheetProgress = () => useTold(keys.sheetProgress)
