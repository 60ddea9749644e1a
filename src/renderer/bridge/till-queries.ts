/** What the screens ask about the till, kept fresh by the event `till.changed`. */
import { skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

const SHIFTS_PAGE = 30

/** The open shift as the person at the counter may know it; null between two shifts. */
export function useTillNow() {
  const teller = useTeller()
  return useQuery({ queryKey: [...keys.till, 'now'], queryFn: () => teller.till.now(undefined), staleTime: 0 })
}

/** What the last shift left in the drawer. */
export function useLeft() {
  const teller = useTeller()
  return useQuery({ queryKey: [...keys.till, 'left'], queryFn: () => teller.till.left(undefined), staleTime: 0 })
}

/** The shifts one may see, newest first, page by page. */
export function useShifts() {
  const teller = useTeller()
  return useInfiniteQuery({
    queryKey: [...keys.till, 'list'],
    queryFn: ({ pageParam: before }) => teller.till.list({ before, limit: SHIFTS_PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ shifts, more }) => (more ? shifts.at(-1)?.number : undefined),
    staleTime: 0,
  })
}

/** One shift with what went through its drawer; null asks nothing. */
export function useShift(id: string | null) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.till, 'shift', id],
    queryFn: id === null ? skipToken : () => teller.till.get({ id }),
    staleTime: 0,
  })
}
