/** What the Checks ask about cash, sales and router. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { TellerClient } from '../../contract/index.ts'
import { useTeller } from './teller.tsx'

type Reconcile = TellerClient['reconcile']

/** Business days, both included. */
export interface Days {
  readonly from: string
  readonly to: string
}

const CHECKS = 'checks'
/** Rows that are fetched at once. */
const PAGE = 50

export function useVerdict(days: Days) {
  const teller = useTeller()
  const queryFn = () => teller.reconcile.verdict(days)
  return useQuery({ queryKey: [CHECKS, 'verdict', days], queryFn, staleTime: 0, refetchInterval: 60_000 })
}

export function usePlanChecks(days: Days) {
  const teller = useTeller()
  return useQuery({ queryKey: [CHECKS, 'plans', days], queryFn: () => teller.reconcile.plans(days), staleTime: 0 })
}

interface Page<R> {
  readonly total: number
  readonly rows: readonly R[]
}

type Fetch<R> = (page: { readonly offset: number; readonly limit: number }) => Promise<Page<R>>

/** Rows page by page, and the way to the next page. */
function usePages<R>(key: readonly unknown[], fetch: Fetch<R>) {
  const query = useInfiniteQuery({
    queryKey: [CHECKS, ...key],
    queryFn: ({ pageParam }) => fetch({ offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const seen = pages.reduce((sum, { rows }) => sum + rows.length, 0)
      return last.rows.length === 0 || seen >= last.total ? undefined : seen
    },
    staleTime: 0,
  })
  const pages = query.data?.pages
  return {
    rows: pages?.flatMap(({ rows }) => rows),
    total: pages?.[0]?.total ?? 0,
    error: query.error,
    isFetching: query.isFetchingNextPage,
    more: query.hasNextPage ? () => void query.fetchNextPage() : undefined,
  }
}

export type Paged<R> = ReturnType<typeof usePages<R>>

type Without<T> = Omit<T, 'offset' | 'limit'>

export function useShiftChecks(asked: Without<Parameters<Reconcile['shifts']>[0]>) {
  const teller = useTeller()
  return usePages(['shifts', asked], (page) => teller.reconcile.shifts({ ...asked, ...page }))
}

export function useGroupChecks(asked: Without<Parameters<Reconcile['groups']>[0]>) {
  const teller = useTeller()
  return usePages(['groups', asked], (page) => teller.reconcile.groups({ ...asked, ...page }))
}

export function useTokenChecks(asked: Without<Parameters<Reconcile['tokens']>[0]>) {
  const teller = useTeller()
  return usePages(['tokens', asked], (page) => teller.reconcile.tokens({ ...asked, ...page }))
}

export function useStrangers() {
  const teller = useTeller()
  return usePages(['strangers'], (page) => teller.reconcile.strangers(page))
}
