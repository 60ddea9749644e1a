/** What the screens ask and remember: one hook for each question, kept fresh by events. */
import { MutationCache, QueryCache, QueryClient, skipToken, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { AuditFilter } from '../../contract/audit.ts'
import { CallError } from '../../contract/client.ts'
import type { TellerClient } from '../../contract/index.ts'
import type { Progress as OnboardingProgress } from '../../contract/onboarding.ts'
import type { SaleView } from '../../contract/sales.ts'
import type { Me } from '../../contract/session.ts'
import type { Reason } from '../../core/errors.ts'
import { useTeller } from './teller.tsx'

/** The names under which answers are remembered. */
export const keys = {
  app: ['app'],
  me: ['me'],
  /** The open shift of somebody who has just signed out: told to whoever is next. */
  shiftLeft: ['me', 'shiftLeft'],
  /** Who may sign in here. */
  tiles: ['tiles'],
  people: ['people'],
  locations: ['locations'],
  counterSettings: ['counterSettings'],
  audit: ['audit'],
  /** How far a verification is, and the file of a batch; told by events. */
  auditProgress: ['auditProgress'],
  sheetProgress: ['sheetProgress'],
  /** What the doctor found at a router, and what it is doing there; the latter is told by events. */
  examination: (routerId: string) => ['doctor', routerId],
  doctorProgress: (routerId: string) => ['doctorProgress', routerId],
  /** How far the setting up of a router is; told by events. */
  onboardingProgress: ['onboardingProgress'],
  /** What would be done on a router. */
  onboardingPlan: ['onboardingPlan'],
  /** What was taken: today as it stands, and what else was asked; how far a file of it is, which events tell. */
  reportToday: ['report', 'today'],
  reports: ['report'],
  reportProgress: ['reportProgress'],
  /** The packages on sale; told by events. */
  plans: ['plans'],
  /** All packages, with their prices. */
  allPlans: ['allPlans'],
  /** What was given after outages, and what would be. */
  outages: ['outages'],
  /** How money is taken, the taxes and rates of it, and who buys on account. */
  money: ['money'],
  customers: ['customers'],
  status: ['status'],
  equipment: ['equipment'],
  /** Printers that this computer knows of, and how far a scan of its networks is; the latter is told by events. */
  foundPrinters: ['foundPrinters'],
  printerScan: ['printerScan'],
  /** Who is online; told by events. */
  online: ['online'],
  blockedDevices: ['blockedDevices'],
  usage: ['usage'],
  routerHealth: ['routerHealth'],
  /** The routers, what waits for them, and where they differ. */
  routers: ['routers'],
  /** Codes with what is left of them. */
  tokens: ['tokens'],
  /** Codes that lie ready on the routers. */
  stock: ['stock'],
  /** The batches, their counts and their codes. */
  batches: ['batches'],
  batch: (id: string) => ['batch', id],
  /** The open shift, and those before it. */
  till: ['till'],
  todaysSales: ['sales'],
  /** What refunds would come to, and what the owner allows. */
  refundQuotes: ['refundQuotes'],
  refundRules: ['refundRules'],
  sale: (id: string) => ['sale', id],
  preview: ['preview'],
  design: ['design'],
  /** What somebody designs and has not saved yet. */
  designDraft: ['designDraft'],
  approvers: ['approvers'],
} as const

const MINUTE_MS = 60_000

/** Refusals that say: not the session that this screen thinks it is. */
const ENDED: readonly Reason[] = ['sign_in_first', 'screen_locked', 'change_password_first']

/** A memory for answers; events keep it fresh, so a window that gets the focus asks nothing again. */
export function createQueryClient(): QueryClient {
  // An ended session can show itself in any answer; asking who is signed in then leads to the sign-in screen.
  const onError = (error: Error) => {
    const isSignedOut = error instanceof CallError && ENDED.includes(error.detail.reason)
    if (isSignedOut) void queries.invalidateQueries({ queryKey: keys.me })
  }
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        // The backend is on this computer: whether there is an internet has nothing to do with it.
        networkMode: 'always',
        refetchOnWindowFocus: false,
        staleTime: 30_000,
        retry: (failures, error) => failures < 2 && error instanceof CallError && error.detail.code === 'internal',
      },
      mutations: { networkMode: 'always' },
    },
  })
  return queries
}

/** Somebody else is at the counter, or nobody: what the person before saw is forgotten. */
export function forgetPerson(queries: QueryClient, next: Me | null): void {
  const isEverybodys = (name: unknown) => name === keys.app[0] || name === keys.tiles[0] || name === keys.me[0]
  queries.setQueryData(keys.me, next)
  queries.removeQueries({ predicate: ({ queryKey }) => !isEverybodys(queryKey[0]) })
}

/** A sale as it now stands: what `sell` answered, and since then every event about it; null asks nothing. */
export function useSale(sale: SaleView | null): SaleView | null {
  const teller = useTeller()
  const { data } = useQuery({
    queryKey: keys.sale(sale?.id ?? 'none'),
    queryFn: sale ? () => teller.sale.get({ id: sale.id }) : skipToken,
    ...(sale && { initialData: sale }),
    staleTime: MINUTE_MS,
  })
  return data ?? null
}

export function useAppInfo() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.app, queryFn: () => teller.app.info(undefined), staleTime: Infinity })
}

export function useMe() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.me, queryFn: () => teller.session.me(undefined), staleTime: Infinity })
}

/** Who may sign in here. */
export function useTiles() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.tiles, queryFn: () => teller.session.people(undefined) })
}

export function usePlans() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.plans, queryFn: () => teller.plan.list(undefined) })
}

export function useStatus() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.status, queryFn: () => teller.app.status(undefined), staleTime: Infinity })
}

export function useEquipment() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.equipment, queryFn: () => teller.equipment.list(undefined) })
}

/** Today's sales that match `text`; asked again each minute, because today ends. */
export function useTodaysSales(text: string, limit: number) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.todaysSales, text, limit],
    queryFn: () => teller.sale.today({ text, limit }),
    placeholderData: (before) => before,
    refetchInterval: MINUTE_MS,
  })
}

/** What a ticket is drawn of: a package before it is sold, or a sold token. */
export type PreviewOf = { readonly planId: string } | { readonly tokenId: string }

/** The ticket's dots; null asks nothing. */
export function useTicketPreview(of: PreviewOf | null) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.preview, of],
    queryFn: of ? () => teller.ticket.preview(of) : skipToken,
    staleTime: 5 * MINUTE_MS,
  })
}

/** How often the list of people is asked again: who is here and who must wait changes without an event. */
const PEOPLE_MS = 15_000

/** The people this person may see, and how each of them stands. */
export function usePeople() {
  const teller = useTeller()
  return useQuery({
    queryKey: keys.people,
    queryFn: () => teller.people.list(undefined),
    staleTime: 0,
    refetchInterval: PEOPLE_MS,
  })
}

/** The locations this person may see, this counter's first. */
export function useLocations() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.locations, queryFn: () => teller.location.list(undefined) })
}

/** How this counter works. */
export function useCounterSettings() {
  const teller = useTeller()
  return useQuery({ queryKey: keys.counterSettings, queryFn: () => teller.counter.settings(undefined) })
}

/** How many entries of the journal come at once. */
const JOURNAL_PAGE = 50

/** The journal's entries that pass the filter, newest first, page by page. */
export function useJournal(filter: AuditFilter) {
  const teller = useTeller()
  return useInfiniteQuery({
    queryKey: [...keys.audit, 'list', filter],
    queryFn: ({ pageParam: before }) => teller.audit.list({ filter, before, limit: JOURNAL_PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ entries, more }) => (more ? entries.at(-1)?.seq : undefined),
    placeholderData: (before) => before,
    staleTime: 0,
  })
}

/** Everybody the journal names. */
export function useJournalPeople() {
  const teller = useTeller()
  return useQuery({ queryKey: [...keys.audit, 'people'], queryFn: () => teller.audit.people(undefined) })
}

/** What the last verification found; null when there was none. */
export function useLastVerification() {
  const teller = useTeller()
  const queryFn = () => teller.audit.lastVerification(undefined)
  return useQuery({ queryKey: [...keys.audit, 'last'], queryFn, staleTime: 0 })
}

/** How far the work on the router of this look is; only events tell. */
export function useOnboardingProgress(lookId: string): OnboardingProgress | null {
  const { data } = useQuery<OnboardingProgress>({ queryKey: keys.onboardingProgress, queryFn: skipToken })
  return data?.lookId === lookId ? data : null
}

/** How often the list is asked again when no event asks for it. */
const ONLINE_MS = 10_000

/** What part of the list of those who are online is asked for; `find` is looked for in it each time it is asked. */
type OnlineAsked = Parameters<TellerClient['online']['list']>[0]

/** Who is online; what was shown stays until the answer is there, and is then forgotten: it will be different anyway. */
export function useOnline(asked: Omit<OnlineAsked, 'find'>, find: () => OnlineAsked['find']) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.online, asked],
    queryFn: () => teller.online.list({ ...asked, find: find() }),
    placeholderData: (before) => before,
    staleTime: 0,
    gcTime: 0,
    refetchInterval: ONLINE_MS,
  })
}

/** The devices that routers keep out. */
export function useBlockedDevices() {
  const teller = useTeller()
  const queryFn = () => teller.online.blocked({ routerId: null })
  return useQuery({ queryKey: keys.blockedDevices, queryFn, staleTime: 0 })
}

/** Whose usage is asked for. */
export type UsageOf = Parameters<TellerClient['online']['usage']>[0]['of']

/** What was used day by day; asked again each minute, as often as it is written down. */
export function useUsage(of: UsageOf, days: number) {
  const teller = useTeller()
  return useQuery({
    queryKey: [...keys.usage, of, days],
    queryFn: () => teller.online.usage({ of, days }),
    refetchInterval: MINUTE_MS,
  })
}
