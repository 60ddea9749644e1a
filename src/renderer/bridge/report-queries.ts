/** What is asked about the reports of shifts. */
import { useQuery } from '@tanstack/react-query'
import { useTeller } from './teller.tsx'

/** The names under which answers are remembered. */
export const reportKeys = {
  ofShift: (shiftId: string) => ['shiftReport', shiftId],
} as const

/** The Z of a closed shift, or the X of an open one, which is asked for anew whenever somebody comes to look. */
export function useShiftReport(shiftId: string) {
  const teller = useTeller()
  const queryFn = () => teller.shiftReport.get({ shiftId })
  return useQuery({ queryKey: reportKeys.ofShift(shiftId), queryFn, staleTime: 0 })
}
