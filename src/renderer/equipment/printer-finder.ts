/** How a form finds printers: by other calls in the first run, where nobody is signed in, than later. */
import { useQuery } from '@tanstack/react-query'
import type { TellerClient } from '../../contract/index.ts'
import type { PrinterLinkKind } from '../../core/printers.ts'
import { keys } from '../bridge/queries.ts'

export type PrinterFinder = Pick<TellerClient['setup'], 'printers' | 'scan' | 'stopScan'>

const NOTHING = { ways: [], found: [] } as const

/** What this computer knows of; while it has not answered, the network is the way that always exists. */
export function useKnownPrinters(finder: PrinterFinder, kind: PrinterLinkKind) {
  const { data = NOTHING } = useQuery({
    queryKey: keys.foundPrinters,
    queryFn: () => finder.printers(undefined),
    staleTime: 0,
  })
  const ways = new Set<PrinterLinkKind>(['tcp', ...data.ways, kind])
  return { ways: [...ways], found: data.found.filter(({ link }) => link.kind === kind) }
}
