/** What the Reports room is asked with, kept fresh by events. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { TellerClient } from '../../contract/index.ts'
import type { ReportAsked } from '../../contract/report.ts'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

/** Today as it stands. */
export function useReportOfToday() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.reportToday, queryFn: () => teller.report.today(undefined), staleTime: 0 })
}

/** A period by anything; what was shown stays until the answer is there. */
export function useReport(asked: ReportAsked) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.reports, 'period', asked],
    queryFn: () => teller.report.period(asked),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

type RowsAsked = Pick<Parameters<TellerClient['report']['rows']>[0], 'from' | 'until' | 'of'>

const PAGE = 50

/** The sales behind a figure, page by page. */
export function useBookedRows(asked: RowsAsked) {
  const teller = useTeller()
  return useInfiniteQuery({
    queryKey: [...keys.reports, 'rows', asked],
    queryFn: ({ pageParam: after }) => teller.report.rows({ ...asked, after, limit: PAGE }),
    initialPageParam: null as { day: string; id: string } | null,
    getNextPageParam: ({ rows, more }) => {
      const last = rows.at(-1)
      return more && last ? { day: last.day, id: last.id } : undefined
    },
    staleTime: 0,
  })
}

/** One's own takings. */
export function useOwnTakings() {
  const teller = useTeller()
  const queryKey = [...keys.reportToday, 'own']
  return useQuery({ queryKey, queryFn: () => teller.report.own(undefined), staleTime: 0 })
}
