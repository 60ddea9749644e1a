/** What the Printing room asks, and what is told about the cash drawer. */
import { skipToken, useQuery } from '@tanstack/react-query'
import type { TellerEvent } from '../../contract/index.ts'
import { useTeller } from './teller.tsx'

/** The names under which answers are remembered. */
export const printingKeys = {
  /** What has not come out of the printers yet. */
  jobs: ['printing'],
  /** The cash drawer without a sale. */
  drawer: ['drawer'],
  /** How the drawer did not open with a sale; told by events. */
  drawerFailure: ['drawerFailure'],
} as const

/** How often the list is asked again when no event asks for it. */
const PRINTING_MS = 10_000

export function usePrinting() {
  const teller = useTeller()
  const queryFn = () => teller.printing.list(undefined)
  return useQuery({ queryKey: printingKeys.jobs, queryFn, staleTime: 0, refetchInterval: PRINTING_MS })
}

export function useDrawer() {
  const teller = useTeller()
  return useQuery({ queryKey: printingKeys.drawer, queryFn: () => teller.drawer.today(undefined), staleTime: 0 })
}

/** How the drawer failed to open with a sale made at this window; null once that was read. */
export function useDrawerFailure(): DrawerFailure | null {
  const { data } = useQuery<DrawerFailure | null>({ queryKey: printingKeys.drawerFailure, queryFn: skipToken })
  return data ?? null
}

type DrawerFailure = Extract<TellerEvent, { name: 'drawer.failed' }>['payload']
