/** What the Batches room asks, kept fresh by events. */
import { useQueries, useQuery } from '@tanstack/react-query'
import type { BatchView, Commission } from '../../contract/batch.ts'
import type { TokenFilter } from '../../core/batch.ts'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

/** Batches that are listed; older ones are found by paging. */
export const BATCHES_LISTED = 50
/** How often what no event tells is asked again: what routers took and customers used. */
const AGAIN_MS = 15_000
/** The same while something is on its way to a router. */
const SOON_MS = 2_000

/** Newest first. */
export function useBatches(offset: number) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.batches, 'list', offset],
    queryFn: () => teller.batch.list({ offset, limit: BATCHES_LISTED }),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

/** One batch as it stands; events tell how it moves on. */
export function useBatch(batchId: string, known: BatchView | undefined) {
  const teller = useTeller()
  return useQuery({
    queryKey: keys.batch(batchId),
    queryFn: () => teller.batch.get({ batchId }),
    ...(known && { initialData: known }),
    staleTime: 0,
  })
}

export function useBatchCounts(batchId: string) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.batches, 'counts', batchId],
    queryFn: () => teller.batch.counts({ batchId }),
    placeholderData: (before) => before,
    refetchInterval: ({ state }) => ((state.data?.waiting ?? 0) > 0 ? SOON_MS : AGAIN_MS),
    staleTime: 1_000,
  })
}

/** The places of the codes that match. */
export function useFoundPlaces(batchId: string, text: string, filter: TokenFilter | null) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.batches, 'find', batchId, text, filter],
    queryFn: () => teller.batch.find({ batchId, text, filter }),
    placeholderData: (before) => before,
    refetchInterval: AGAIN_MS,
    staleTime: 1_000,
  })
}

/** Codes that come at once. */
export const TOKENS_PAGE = 100

/** The codes of a list of places, as far as those that are in sight have come. */
export function useBatchTokens(batchId: string, places: readonly number[], pages: readonly number[]) {
  const teller = useTeller()
  const found = useQueries({
    queries: pages.map((page) => {
      const wanted = places.slice(page * TOKENS_PAGE, (page + 1) * TOKENS_PAGE)
      return {
        queryKey: [...keys.batches, 'tokens', batchId, wanted],
        queryFn: () => teller.batch.tokens({ batchId, places: wanted }),
        enabled: wanted.length > 0,
        refetchInterval: AGAIN_MS,
        staleTime: 1_000,
      }
    }),
  })
  return {
    error: found.find(({ error }) => error !== null)?.error ?? null,
    /** Undefined while its page is under way. */
    rowAt: (at: number) => found[pages.indexOf(Math.floor(at / TOKENS_PAGE))]?.data?.[at % TOKENS_PAGE],
  }
}

export function useBatchOptions() {
  const teller = useTeller()
  const queryFn = () => teller.batch.options(undefined)
  return useQuery({ queryKey: [...keys.batches, 'options'], queryFn })
}

/** What a settlement would book; null asks nothing. */
export function useSettlement(batchId: string, which: 'used' | 'all', commission: Commission | null) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.batches, 'settlement', batchId, which, commission],
    queryFn: () => teller.batch.settlement({ batchId, which, commission: commission ?? { kind: 'amount', minor: 0 } }),
    enabled: commission !== null,
    placeholderData: (before) => before,
    staleTime: 0,
    refetchInterval: AGAIN_MS,
  })
}
