/** What the Routers room and the codes' lives are asked with, kept fresh by events. */
import { skipToken, useQueries, useQuery } from '@tanstack/react-query'
import type { DoctorProgress } from '../../contract/doctor.ts'
import type { DriftKind } from '../../contract/router.ts'
import { pagesOf, type RowRange } from '../components/virtual-rows.ts'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

/** How often what no event tells is asked again: the next try, the last check, what a customer used. */
const AGAIN_MS = 15_000
const MINUTE_MS = 60_000

/** Every router of this location, those in use first. */
export function useRouters() {
  const teller = useTeller()
  const queryFn = () => teller.router.list(undefined)
  return useQuery({ queryKey: keys.routers, queryFn, staleTime: 0, refetchInterval: AGAIN_MS })
}

/** Rows of the queue that come at once. */
const PAGE = 100

/** What waits at one router, or at all (null): the rows of a range as far as they have come, and how many there are. */
export function useQueue(routerId: string | null, range: RowRange) {
  const teller = useTeller()
  // The first page tells how many rows there are, and is never let go.
  const pages = [...new Set([0, ...pagesOf(range, PAGE)])]
  const found = useQueries({
    queries: pages.map((page) => ({
      queryKey: [...keys.routers, 'queue', routerId, page],
      queryFn: () => teller.router.queue({ routerId, offset: page * PAGE, limit: PAGE }),
      staleTime: 0,
      refetchInterval: AGAIN_MS,
    })),
  })
  const [first] = found
  return {
    isPending: first?.isPending ?? true,
    error: found.find(({ error }) => error !== null)?.error ?? null,
    refetch: () => void Promise.all(found.map((query) => query.refetch())),
    waiting: first?.data?.waiting ?? 0,
    refused: first?.data?.refused ?? 0,
    /** Undefined while its page is under way. */
    rowAt: (at: number) => found[pages.indexOf(Math.floor(at / PAGE))]?.data?.rows[at % PAGE],
  }
}

/** Where one router differs from what was sold, or all do (null); of each kind the first so many. */
export function useDrift(routerId: string | null, kind: DriftKind, limit: number) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.routers, 'drift', routerId, kind, limit],
    queryFn: () => teller.router.drift({ routerId, kind, offset: 0, limit }),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

/** What putting a router out of use would leave behind. */
export function useRetirement(routerId: string) {
  const teller = useTeller()
  const queryFn = () => teller.router.retirement({ routerId })
  return useQuery({ queryKey: [...keys.routers, 'retirement', routerId], queryFn, staleTime: 0, gcTime: 0 })
}

/** The codes of a sale with what is left of them. */
export function useTokensOfSale(saleId: string) {
  const teller = useTeller()
  const queryFn = () => teller.token.ofSale({ saleId })
  return useQuery({ queryKey: [...keys.tokens, saleId], queryFn, staleTime: 0, refetchInterval: AGAIN_MS })
}

/** The codes that a search finds beyond today's sales. */
export function useFoundTokens(text: string, isWanted: boolean) {
  const teller = useTeller()
  const queryFn = () => teller.token.find({ text })
  return useQuery({ queryKey: [...keys.tokens, 'found', text], queryFn, enabled: isWanted })
}

/** What the doctor is doing at a router; only events tell. */
export function useDoctorProgress(routerId: string): DoctorProgress | null {
  const { data } = useQuery<DoctorProgress>({ queryKey: keys.doctorProgress(routerId), queryFn: skipToken })
  return data ?? null
}

/** How a router did up to now, in minutes or in hours. */
export function useRouterHealth(routerId: string, grain: 'minute' | 'hour', stretchMs: number) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.routerHealth, routerId, grain, stretchMs],
    queryFn: async () => {
      const until = Date.now()
      const from = until - stretchMs
      return { from, until, points: await teller.online.health({ routerId, grain, from, until }) }
    },
    placeholderData: (before) => before,
    refetchInterval: MINUTE_MS,
  })
}
