/** What is asked about codes: those that lie ready, those that a search finds, and the story of one. */
import { useQuery } from '@tanstack/react-query'
import { keys } from './queries.ts'
import { useTeller } from './teller.tsx'

/** How often a code that somebody looks at is asked about again: what its customer uses no event tells. */
const AGAIN_MS = 15_000

/** How often the stock is asked about again: that it was refilled no event tells. */
const STOCK_MS = 10_000

/** How many codes of each package lie ready on its routers. */
export function useReadyStock() {
  const teller = useTeller()
  const queryFn = () => teller.stock.ready(undefined)
  return useQuery({ queryKey: [...keys.stock, 'ready'], queryFn, staleTime: 0, refetchInterval: STOCK_MS })
}

/** Each package's stock, and codes that were used though nobody bought them. */
export function useStock() {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.stock, 'list'],
    queryFn: () => teller.stock.list(undefined),
    staleTime: 0,
    // While some are on their way somebody may be watching.
    refetchInterval: ({ state: { data } }) =>
      data?.plans.some(({ ready, level }) => ready < level) ? STOCK_MS / 10 : STOCK_MS,
  })
}

/** The codes that the room of codes finds; asks nothing while nothing was typed. */
export function useSearchedTokens(text: string) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.tokens, 'searched', text],
    queryFn: () => teller.token.search({ text }),
    enabled: text !== '',
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

/** One code with everything that happened to it. */
export function useTokenStory(tokenId: string) {
  const teller = useTeller()
  const queryFn = () => teller.token.story({ tokenId })
  return useQuery({ queryKey: [...keys.tokens, 'story', tokenId], queryFn, staleTime: 0, refetchInterval: AGAIN_MS })
}
