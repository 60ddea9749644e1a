/** Finding printers, for whoever may set one up; in the first run that is whoever is there. */
import type { GroupHandlers } from '../../contract/define.ts'
import type { ScanProgress } from '../../contract/discovery.ts'
import type { TellerContract } from '../../contract/index.ts'
import type { CallContext } from '../call-router.ts'
import type { PrinterSearch } from '../ports.ts'

export interface DiscoveryOptions {
  readonly search: PrinterSearch
  /** To one window: how far its scan is. */
  readonly onScan: (callerId: string, progress: ScanProgress) => void
}

export function discoveryService({
  search,
  onScan,
}: DiscoveryOptions): GroupHandlers<TellerContract['discovery'], CallContext> {
  return {
    printers: () => search.known(),
    scan: (_, { callerId }) => search.scan(callerId, (progress) => onScan(callerId, progress)),
    stopScan: (_, { callerId }) => {
      search.leave(callerId)
      return null
    },
  }
}
