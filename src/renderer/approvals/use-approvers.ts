/** Who could say yes here and now. */
import { useQuery } from '@tanstack/react-query'
import type { ApprovableAction } from '../../contract/people.ts'
import { keys } from '../bridge/queries.ts'
import { useTeller } from '../bridge/teller.tsx'

/** Who could approve this for the person at the counter; asked each time, because people come and go. */
export function useApprovers(action: ApprovableAction) {
  const teller = useTeller()
  const queryFn = () => teller.approval.approvers({ action })
  return useQuery({ queryKey: [...keys.approvers, action], queryFn, staleTime: 0, gcTime: 0 })
}
